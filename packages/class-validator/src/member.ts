import type { WireProperty } from './wire-properties.ts';

/** Returns the value of a property of an object. Calls the method that `@Expose` makes a property. */
export function memberOf(object: object, { name, isMethod }: WireProperty): unknown {
  const member = (object as Record<string, unknown>)[name];
  return isMethod && typeof member === 'function' ? (member.call(object) as unknown) : member;
}
