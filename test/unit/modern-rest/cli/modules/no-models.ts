export class Impossible {
  constructor(needed: { readonly size: number }) {
    this.size = needed.size;
  }

  readonly size: number;
}
