/** Returns the method of a prototype; `undefined` for an accessor or a property, which belong to an instance. */
export function methodOf(prototype: object, name: string): ((...args: never[]) => unknown) | undefined {
  for (let owner: object | null = prototype; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (descriptor) return typeof descriptor.value === 'function' ? (descriptor.value as (...args: never[]) => unknown) : undefined;
  }
  return undefined;
}
