import { IsString } from 'class-validator';

/** Values by the names of properties. */
export type Values = Record<string, string>;

/** Creates a model of string properties with these names. */
export function valueModel(names: readonly string[]): new () => Values {
  class ValueModel {}
  for (const name of names) IsString()(ValueModel.prototype, name);
  return ValueModel as new () => Values;
}

/** The names of so many properties: `value-0`, … */
export function valueNames(count: number): string[] {
  return range(count).map((index) => `value-${index}`);
}

/** The numbers from 0 to one less than `count`. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
