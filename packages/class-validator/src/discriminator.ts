import type { Model } from '@modern-rest/core';

/** How the subclasses of a property's class are told apart: `@Type(() => Shape, { discriminator })`. */
export interface Discriminator {
  /** The member of the plain value that tells. */
  readonly property: string;
  readonly models: ReadonlyMap<string, Model>;
  /** Whether the member is a property of the instance, too. */
  readonly kept: boolean;
  /** `must be one of circle, square`. */
  readonly expected: string;
}

/** The subclass that a plain value is meant to be; `undefined` for none. */
export function chooseSubtype({ property, models }: Discriminator, raw: object): Model | undefined {
  const told = Object.hasOwn(raw, property) ? (raw as Record<string, unknown>)[property] : undefined;
  return typeof told === 'string' ? models.get(told) : undefined;
}

/** The name of the subclass that a value is an instance of, or says that it is; `undefined` for none. */
export function subtypeOf(discriminator: Discriminator, value: object): readonly [name: string, model: Model] | undefined {
  const exact = [...discriminator.models].find(([, model]) => value.constructor === model);
  if (exact) return exact;
  const model = chooseSubtype(discriminator, value);
  return model && [(value as Record<string, string>)[discriminator.property] as string, model];
}
