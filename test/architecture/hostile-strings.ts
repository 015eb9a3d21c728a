import { createContext, runInContext } from 'node:vm';

/** Lengths of the strings: a quadratic expression needs minutes for all strings of the last one, a linear one milliseconds. */
const LENGTHS = [1024, 8 * 1024, 64 * 1024];

/** Members of the classes that an expression may name. */
const CLASSES: readonly (readonly [name: string, members: string])[] = [
  ['\\d', '0'],
  ['\\w', 'a0_'],
  ['\\s', ' \t'],
  ['a-z', 'a'],
  ['A-Z', 'A'],
  ['\\p{Cc}', '\u0001'],
  ['.', 'x'],
  ['[^', 'x'],
];

/** Strings that repeat one or two characters of an expression, with and without a last character that cannot match. */
export function* hostileStrings({ source }: RegExp, lengths: readonly number[] = LENGTHS): Generator<string> {
  const classes = CLASSES.filter(([name]) => source.includes(name)).map(([, members]) => members);
  const characters = new Set(`${source.replace(/\\[a-zA-Z]|[()|*+?{}^$]/g, '')}${classes.join('')}`);
  const pumps = [...characters].flatMap((first) => [first, ...[...characters].filter((second) => second !== first).map((second) => first + second)]);
  for (const length of lengths) {
    for (const pump of pumps) {
      const text = pump.repeat(Math.ceil(length / pump.length));
      yield text;
      yield `${text}\u0000`;
    }
  }
}

/** Applies an expression to strings as the sources do. Returns `false` if that takes longer than `milliseconds` in all. */
export function endsInTime(expression: RegExp, strings: Iterable<string>, milliseconds: number): boolean {
  const apply = (): void => {
    for (const text of strings) {
      // An expression with the flag g is applied until the end of the text.
      if (expression.global) text.replace(expression, '');
      else expression.exec(text);
      expression.lastIndex = 0;
    }
  };
  try {
    runInContext('apply()', createContext({ apply }), { timeout: milliseconds });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}
