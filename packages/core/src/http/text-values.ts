import { hasUnnumberedItem, itemNumbers } from './bracket-names.ts';

/** Values by name; a repeated name has a list. Without a prototype: names are data of the client. */
export type TextValues = Record<string, string | string[]>;

/** No values yet. What `Object.create(null)` makes would do, but is ten times slower to fill. */
export function newTextValues(): TextValues {
  return new Names();
}

const Names = function (this: TextValues) {} as unknown as new () => TextValues;
Names.prototype = Object.freeze(Object.create(null)) as object;

/** `true` if a value is an object of text values: no body can contain one, because JSON only has plain objects. */
export function isTextValues(value: unknown): value is TextValues {
  return value instanceof Names;
}

/** Collects pairs by name, in the order in which they came. The items of `items[][name]` are numbered: `items[0][name]`. */
export function groupByName(pairs: Iterable<readonly [string, string]>): TextValues {
  const values = newTextValues();
  let numbered: ((name: string) => string) | undefined;
  for (const [sent, value] of pairs) {
    let name = sent;
    if (hasUnnumberedItem(sent)) {
      numbered ??= itemNumbers();
      name = numbered(sent);
    }
    const present = values[name];
    if (present === undefined) values[name] = value;
    else if (typeof present === 'string') values[name] = [present, value];
    else present.push(value);
  }
  return values;
}

/** The pairs of a plain object as text: lists as repeated names, objects as JSON, nothing for null and undefined. */
export function textPairs(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (Array.isArray(one) ? one : [one]).flatMap((item) => pair(name, item)));
}

function pair(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
}

/** The pairs of a query string, without its question mark, or of an urlencoded body. */
export function urlencodedPairs(text: string): URLSearchParams {
  // `URLSearchParams` ignores a question mark at the start, and takes much longer for a plus sign than for a space.
  return new URLSearchParams(`?${text.includes('+') ? text.split('+').join(' ') : text}`);
}

/** Whether a text has a percent escape that is none, or not UTF-8: `URLSearchParams` takes the first literally and the second as U+FFFD. */
export function hasBrokenEscape(text: string): boolean {
  if (!text.includes('%')) return false;
  try {
    decodeURIComponent(text);
    return false;
  } catch {
    return true;
  }
}
