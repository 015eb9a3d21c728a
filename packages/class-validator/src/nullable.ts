import { experimentalDecorator } from '@modern-rest/core';
import { Allow, ValidateIf } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { readContext } from './property-context.ts';

/** Marks the condition that `@Optional` or `@Nullable` sets. */
export const PRESENCE = Symbol.for('modern-rest:presence');

/** `true` if a property may be missing, and if it may be null. */
export interface Presence {
  readonly missing: boolean;
  readonly null: boolean;
}

const NULL_ITEMS = Symbol.for('modern-rest:null-items');

/** `true` if the items of a property may be null. */
export function hasNullItems(validations: readonly ValidationMetadata[]): boolean {
  return readContext<boolean>(validations, NULL_ITEMS) === true;
}

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type MayBeMissing<T, K extends keyof T> = undefined extends T[K] ? true : Record<never, never> extends Pick<T, K> ? true : false;
type MayBeNull<V> = null extends V ? true : false;
type ItemOf<V> = V extends readonly (infer I)[] ? I : V extends ReadonlySet<infer I> ? I : V extends ReadonlyMap<unknown, infer I> ? I : never;

/** `K` if the declared type of the property fits, or is unknown; otherwise a type that no property name has. */
type Declared<T, K extends keyof T, Fits> = unknown extends T[K] ? K : Fits extends true ? K : { readonly 'the declared type says otherwise': T[K] };

/** A property decorator that compiles only if the property may be missing, and null, as the decorator says. */
export type PresenceDecorator<Missing extends boolean, Null extends boolean> = <T extends object, K extends keyof T & string>(
  prototype: T,
  property: K & Declared<T, K, Equal<[Missing, Null], [MayBeMissing<T, K>, MayBeNull<T[K]>]>>,
) => void;

/** A property decorator that compiles only if the items of the property may be null. */
export type NullItemsDecorator = <T extends object, K extends keyof T & string>(
  prototype: T,
  property: K & Declared<T, K, MayBeNull<ItemOf<NonNullable<T[K]>>>>,
) => void;

/**
 * Declares that a value may be missing. Null is an issue, unless `nullable` allows it.
 *
 * `@IsOptional()` of class-validator takes null for a missing value. Text sources write null as `null`.
 */
export function Optional<N extends boolean = false>({ nullable }: { readonly nullable?: N } = {}): PresenceDecorator<true, N> {
  return presence({ missing: true, null: nullable === true }, Optional) as PresenceDecorator<true, N>;
}

/** Declares that a value may be null, but not missing. Text sources write null as `null`. */
export function Nullable(): PresenceDecorator<false, true>;
/** Declares that the items of a list, a set or a map may be null. */
export function Nullable(options: { readonly each: true }): NullItemsDecorator;
export function Nullable(options?: { readonly each: true }): unknown {
  return options?.each
    ? experimentalDecorator(Allow({ context: { [NULL_ITEMS]: true } }), Nullable)
    : presence({ missing: false, null: true }, Nullable);
}

function presence(allowed: Presence, factory: (...args: never[]) => unknown): PropertyDecorator {
  const isPresent = (_object: unknown, value: unknown): boolean => !(value === undefined && allowed.missing) && !(value === null && allowed.null);
  return experimentalDecorator(ValidateIf(isPresent, { context: { [PRESENCE]: allowed } }), factory);
}
