import { SEPARATORS, type TextStyle } from '@modern-rest/core';

// An item of a header field may be quoted, with separators in it (RFC 9110, sections 5.6.1 and 5.6.4).
const HEADER_ITEM = /(?:"(?:[^"\\]|\\.)*"|[^",])+/g;

/** The items of a list that is written as one text. */
export function splitText(text: string, style: Exclude<TextStyle, 'deep'>, isHeader: boolean): string[] {
  if (isHeader) return [...text.matchAll(HEADER_ITEM)].map(([item]) => item.trim()).filter((item) => item !== '');
  return text.trim() === '' ? [] : text.split(SEPARATORS[style]).map((item) => item.trim());
}

/** A list as one text. */
export function joinItems(items: readonly unknown[], style: Exclude<TextStyle, 'deep'>): string {
  return items.map(String).join(SEPARATORS[style]);
}

/** What follows the first bracket: `a]`, `a][b]`. */
const MEMBERS = /^[^[\]]+\](?:\[[^[\]]+\])*$/;

/** The members that are written as `name[member]` among all values, under the names of the members; `undefined` for none. */
export function deepMembers(values: object, name: string): Record<string, unknown> | undefined {
  const prefix = `${name}[`;
  const members = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of Object.entries(values)) {
    const rest = key.slice(prefix.length);
    if (key.startsWith(prefix) && MEMBERS.test(rest)) members[rest.replace(']', '')] = value;
  }
  return Object.keys(members).length > 0 ? members : undefined;
}

/** The members of an object as values of their own: the reverse of `deepMembers`. */
export function deepValues(object: object, name: string): [string, unknown][] {
  return Object.entries(object).map(([member, value]) => [deepName(name, member), value]);
}

/** The name of a member, which may be that of a member of its own: `a[b]` of `name` is `name[a][b]`. */
export function deepName(name: string, member: string): string {
  return `${name}[${member.replace(/^[^[]*/, '$&]')}`;
}
