import type { ComponentProblem } from './component.ts';

/** What a named value has to be: how it is told, and in words. */
export type Kind = readonly [is: (value: unknown) => boolean, expected: string];

/** Kinds by the names that have them. */
export type Kinds = Readonly<Record<string, Kind>>;

export const flag: Kind = [(value) => typeof value === 'boolean', 'true or false'];
export const text: Kind = [(value) => typeof value === 'string', 'a text'];
export const aFunction: Kind = [(value) => typeof value === 'function', 'a function'];

/** An object that has members of these names. */
export function having(expected: string, ...members: readonly string[]): Kind {
  return [(value) => typeof value === 'object' && value !== null && members.every((name) => name in value), expected];
}

/** A list, all of whose items have members of these names. */
export function listOf(expected: string, ...members: readonly string[]): Kind {
  const [isItem] = having('', ...members);
  return [(value) => Array.isArray(value) && value.every((item) => members.length === 0 || isItem(item)), expected];
}

/** One of these texts. */
export function oneOfTexts(...texts: readonly string[]): Kind {
  return [
    (value) => (texts as readonly unknown[]).includes(value),
    texts
      .map((one) => `'${one}'`)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' or '),
  ];
}

/** Lists what is not of its kind, and gives what is. What is `undefined` was left out. */
export function sortByKind<T extends object>(named: T, kinds: Kinds): { readonly right: T; readonly problems: ComponentProblem[] } {
  const wrong = Object.entries(kinds).filter(([name, [is]]) => named[name as keyof T] !== undefined && !is(named[name as keyof T]));
  const names = new Set(wrong.map(([name]) => name));
  return {
    right: Object.fromEntries(Object.entries(named).filter(([name]) => !names.has(name))) as T,
    problems: wrong.map(([name, [, expected]]) => ({
      code: 'SETTING_INVALID',
      cause: `the setting ${name} is not ${expected}`,
      fix: `give it ${expected}`,
    })),
  };
}
