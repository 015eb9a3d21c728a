import { shareClass } from '../http/shared-class.ts';
import type { Model } from './model.ts';

/** The value of a model's instance: `String` stands for `string`. */
export type ValueOf<M> =
  M extends InstanceType<StringConstructor>
    ? string
    : M extends InstanceType<NumberConstructor>
      ? number
      : M extends InstanceType<BooleanConstructor>
        ? boolean
        : M;

/** The constructors that stand for primitive values. */
export type ScalarConstructor = StringConstructor | NumberConstructor | BooleanConstructor;

/** The primitive that a constructor stands for. */
export type ScalarOf<S> = S extends StringConstructor ? string : S extends NumberConstructor ? number : boolean;

/** The value that a reference to a type describes. */
export type Described<R> =
  R extends TypeReference<infer V>
    ? V
    : R extends Model<infer M>
      ? ValueOf<M>
      : R extends readonly [infer Item]
        ? Described<Item>[]
        : R extends () => infer Later
          ? Described<Later>
          : never;

type Kind = 'record' | 'nullable' | 'optional' | 'union' | 'byMediaType';

declare const DESCRIBED: unique symbol;

/** Names a type that is no class: what `record`, `nullable`, `optional`, `oneOf` and `byMediaType` give. */
export class TypeReference<V = unknown> {
  static {
    shareClass(TypeReference, 'TypeReference');
  }

  declare readonly [DESCRIBED]: V;

  constructor(
    readonly kind: Kind,
    readonly of: Readonly<Record<string, unknown>>,
  ) {}
}

/** An object with any names, each of whose values is of one type: `record(Number)`. */
export function record<const R>(item: R): TypeReference<Record<string, Described<R>>> {
  return new TypeReference('record', { item });
}

/** A value that may be null: `nullable(User)`. */
export function nullable<const R>(item: R): TypeReference<Described<R> | null> {
  return new TypeReference('nullable', { item });
}

/** A body that may be left out: `@Body(optional(User)) user: User | undefined`. */
export function optional<const R>(item: R): TypeReference<Described<R> | undefined> {
  return new TypeReference('optional', { item });
}

/**
 * A value of one of several types: `oneOf(Cat, Dog)`.
 *
 * Models are told apart by a property for which each allows values of its own: `@Equals('cat') kind`.
 */
export function oneOf<const R extends readonly unknown[]>(...members: R): TypeReference<Described<R[number]>> {
  return new TypeReference('union', Object.fromEntries(members.entries()));
}

/** A body of another type for each media type: `byMediaType({ 'application/json': User, 'text/csv': UserRow })`. */
export function byMediaType<const R extends Readonly<Record<string, unknown>>>(types: R): TypeReference<Described<R[keyof R]>> {
  return new TypeReference('byMediaType', types);
}
