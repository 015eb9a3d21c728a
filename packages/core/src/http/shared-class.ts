/**
 * Makes `instanceof` of a class take the instances of the same class of another copy of this package: a library may have
 * brought one of its own. Classes that extend it are compared as usual.
 */
export function shareClass(shared: { readonly prototype: object }, name: string): void {
  const brand = Symbol.for(`modern-rest:${name}`);
  Object.defineProperty(shared.prototype, brand, { value: true });
  Object.defineProperty(shared, Symbol.hasInstance, {
    value(this: unknown, instance: unknown): boolean {
      if (this !== shared) return Function.prototype[Symbol.hasInstance].call(this, instance);
      return typeof instance === 'object' && instance !== null && brand in instance;
    },
  });
}
