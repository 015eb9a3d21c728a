import { callReference } from './call-reference.ts';
import type { Model } from './model.ts';
import { TypeReference } from './type-reference.ts';

/** The primitive values that JSON, a query string or a header can hold. */
export type ScalarName = 'string' | 'number' | 'boolean' | 'date';

/** What a declaration says about a value. */
export type ValueType =
  | { readonly kind: 'model'; readonly model: Model }
  | { readonly kind: 'scalar'; readonly scalar: ScalarName }
  | { readonly kind: 'list' | 'record' | 'nullable'; readonly item: ValueType }
  | { readonly kind: 'union'; readonly members: readonly ValueType[] };

const SCALARS: ReadonlyMap<unknown, ScalarName> = new Map<unknown, ScalarName>([
  [String, 'string'],
  [Number, 'number'],
  [Boolean, 'boolean'],
  [Date, 'date'],
]);

/** What TypeScript writes down where it erased the type. */
const ERASED: ReadonlySet<unknown> = new Set([undefined, null, Object, Array, Promise, Function, Map, Set, BigInt, Symbol]);

/** The type that a reference names; `undefined` if it names none. */
export function resolveType(reference: unknown): ValueType | undefined {
  if (Array.isArray(reference)) {
    const item = resolveType(reference[0]);
    return item && { kind: 'list', item };
  }
  if (reference instanceof TypeReference) return resolveReference(reference);
  if (isThunk(reference)) {
    const called = callReference('', reference);
    return 'value' in called ? resolveType(called.value) : undefined;
  }
  return classType(reference);
}

function resolveReference({ kind, of }: TypeReference): ValueType | undefined {
  const parts = Object.values(of).map(resolveType);
  if (!parts.every((part) => part !== undefined)) return undefined;
  if (kind === 'union') return { kind, members: parts };
  return kind === 'record' || kind === 'nullable' ? { kind, item: parts[0] as ValueType } : undefined;
}

/** The type of a value that is not null. */
export function presentType(type: ValueType): ValueType {
  return type.kind === 'nullable' ? presentType(type.item) : type;
}

/** The types that a type is made of. */
export function partsOf(type: ValueType): readonly ValueType[] {
  if (type.kind === 'union') return type.members;
  return 'item' in type ? [type.item] : [];
}

/** The type of values that a class stands for; `undefined` for what is not the class of a model or a scalar. */
export function classType(value: unknown): ValueType | undefined {
  if (typeof value !== 'function' || ERASED.has(value)) return undefined;
  const scalar = SCALARS.get(value);
  return scalar ? { kind: 'scalar', scalar } : { kind: 'model', model: value as Model };
}

/** `true` for a function that names a type. Classes and constructors have a prototype, arrow functions have none. */
export function isThunk(reference: unknown): reference is () => unknown {
  return typeof reference === 'function' && !Object.hasOwn(reference, 'prototype');
}

/** The type as its declaration wrote it: `User`, `User[]`, `string`. */
export function typeName(type: ValueType): string {
  switch (type.kind) {
    case 'model':
      return type.model.name;
    case 'scalar':
      return type.scalar;
    case 'union':
      return type.members.map(typeName).join(' | ');
    case 'list':
      return `${typeName(type.item)}[]`;
    case 'record':
      return `Record<string, ${typeName(type.item)}>`;
    default:
      return `${typeName(type.item)} | null`;
  }
}
