import 'reflect-metadata';

/** The class that the compiler wrote down for a parameter: `undefined` if it wrote nothing. */
export function parameterType(prototype: object, method: string, index: number): unknown {
  return (Reflect.getMetadata('design:paramtypes', prototype, method) as unknown[] | undefined)?.[index];
}

/** What the compiler wrote down for a method's result; `type: undefined` for `void`, nothing at all without metadata. */
export function returnType(prototype: object, method: string): { readonly type: unknown } | undefined {
  if (!Reflect.hasMetadata('design:returntype', prototype, method)) return undefined;
  return { type: Reflect.getMetadata('design:returntype', prototype, method) };
}

/** The class that the compiler wrote down for a property: `undefined` if it wrote nothing. */
export function propertyType(prototype: object, property: string): unknown {
  return Reflect.getMetadata('design:type', prototype, property);
}

/** Writes down the class of a property for a model that is put together at run time. */
export function definePropertyType(prototype: object, property: string, type: unknown): void {
  Reflect.defineMetadata('design:type', type, prototype, property);
}

/** Whether the compiler wrote down any types of a method. */
export function hasDesignTypes(prototype: object, method: string): boolean {
  return Reflect.hasMetadata('design:paramtypes', prototype, method);
}
