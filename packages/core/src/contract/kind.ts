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

export const texts: Kind = [(value) => Array.isArray(value) && value.every((item) => typeof item === 'string'), 'a list of texts'];

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

/** Lists what is not of its kind or has no kind, and gives the rest. What is `undefined` was left out. */
export function sortByKind<T extends object>(named: T, kinds: Kinds): { readonly right: Partial<T>; readonly problems: ComponentProblem[] } {
  const problems = new Map<string, ComponentProblem>();
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    const problem = kindProblem(name, value, kinds);
    if (problem) problems.set(name, problem);
  }
  const right = given.filter(([name]) => !problems.has(name));
  return { right: Object.fromEntries(right) as Partial<T>, problems: [...problems.values()] };
}

function kindProblem(name: string, value: unknown, kinds: Kinds): ComponentProblem | undefined {
  const [is, expected] = (Object.hasOwn(kinds, name) && kinds[name]) || UNKNOWN;
  if (is(value)) return undefined;
  const code = 'SETTING_INVALID';
  if (expected === '') return { code, cause: `there is no setting ${name} here`, fix: `use one of ${Object.keys(kinds).join(', ')}` };
  return { code, cause: `the setting ${name} is not ${expected}`, fix: `give it ${expected}` };
}

const UNKNOWN: Kind = [() => false, ''];
