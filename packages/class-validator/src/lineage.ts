/** A class and those that it extends, the base first. */
export function lineageOf(model: object): object[] {
  const classes: object[] = [];
  for (let owner: unknown = model; typeof owner === 'function' && owner !== Function.prototype; owner = Object.getPrototypeOf(owner)) {
    classes.unshift(owner);
  }
  return classes;
}
