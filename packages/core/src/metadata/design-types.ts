import 'reflect-metadata';
import type { Model } from '../contract/model.ts';

/** The class that the compiler wrote down for a parameter: `undefined` if it wrote nothing. */
export function parameterType(prototype: object, method: string, index: number): unknown {
  return (Reflect.getMetadata('design:paramtypes', prototype, method) as unknown[] | undefined)?.[index];
}

/** The number of parameters of a method that the compiler wrote down; 0 without metadata. */
export function parameterCount(prototype: object, method: string): number {
  return (Reflect.getMetadata('design:paramtypes', prototype, method) as unknown[] | undefined)?.length ?? 0;
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

/**
 * The number of arguments that a constructor requires.
 *
 * The constructor of the base class counts, if the compiler wrote down its types and none for the class itself: a decorated class without types has no
 * constructor of its own.
 */
export function constructorLength(model: Model): number {
  const base = Object.getPrototypeOf(model) as Model;
  const inherits = Reflect.hasOwnMetadata('design:paramtypes', base) && !Reflect.hasOwnMetadata('design:paramtypes', model);
  return inherits ? Math.max(model.length, base.length) : model.length;
}
