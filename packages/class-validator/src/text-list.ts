import { SEPARATORS, type TextStyle } from '@modern-rest/core';

/** Splits a list that is written as one text into its items. Stops after one item more than `max`. */
export function splitText(text: string, style: Exclude<TextStyle, 'deep'>, isHeader: boolean, max: number): string[] {
  if (isHeader) return headerItems(text);
  return text.trim() === '' ? [] : text.split(SEPARATORS[style], max + 1).map((item) => item.trim());
}

/**
 * Splits a header field into its items (RFC 9110, section 5.6.1). Commas in a quoted string (section 5.6.4) do not separate; empty items are ignored.
 *
 * A quote without its counterpart is an ordinary character, and so are the quotes after it.
 */
function headerItems(text: string): string[] {
  const items: string[] = [];
  let start = 0;
  let hasQuotes = true;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === ',') {
      items.push(text.slice(start, at));
      start = at + 1;
    } else if (text[at] === '"' && hasQuotes) {
      const end = endOfQuotes(text, at + 1);
      hasQuotes = end >= 0;
      if (hasQuotes) at = end;
    }
  }
  return [...items, text.slice(start)].map((item) => item.trim()).filter((item) => item !== '');
}

/** Returns the index of the quote that ends a quoted string; -1 if there is none. */
function endOfQuotes(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

/** A list as one text. */
export function joinItems(items: readonly unknown[], style: Exclude<TextStyle, 'deep'>): string {
  return items.map(String).join(SEPARATORS[style]);
}

/** The members of an object as separate values: `filter[color]`. The reverse of `gatherBrackets`. */
export function deepValues(object: object, name: string): [string, unknown][] {
  return Object.entries(object).map(([member, value]) => [deepName(name, member), value]);
}

/** The name of a member. A member may have brackets of its own: `a[b]` of `name` is `name[a][b]`. */
function deepName(name: string, member: string): string {
  return `${name}[${member.replace(/^[^[]*/, '$&]')}`;
}
