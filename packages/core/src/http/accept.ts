import { format, parse } from 'content-type';
import Negotiator from 'negotiator';
import { MEDIA_TYPE } from './media-type.ts';

/**
 * Compiles the choice of a media type by `Accept` (RFC 9110, section 12.5.1); `undefined` if none is acceptable.
 *
 * A parameter that no available type of the same name has is ignored: `application/json; charset=utf-8` means `application/json` (RFC 8259, section 11).
 */
export function compileAccept(available: readonly string[]): (accept: string) => string | undefined {
  const parametersOf = new Map<string, Set<string>>();
  for (const { type, parameters } of available.map((one) => parse(one))) {
    parametersOf.set(type, new Set([...(parametersOf.get(type) ?? []), ...Object.keys(parameters)]));
  }
  return (accept) => new Negotiator({ headers: { accept: withoutOtherParameters(accept, parametersOf) } }).mediaTypes([...available])[0];
}

/** Writes an `Accept` again, each media range with its weight and the known parameters of its type. */
function withoutOtherParameters(accept: string, parametersOf: ReadonlyMap<string, ReadonlySet<string>>): string {
  const ranges: string[] = [];
  for (let start = 0; start < accept.length; ) {
    const { type, parameters, index } = parse(accept, { comma: true, start });
    start = index + 1;
    const known = Object.entries(parameters).filter(([name]) => name === 'q' || parametersOf.get(type)?.has(name));
    if (MEDIA_TYPE.test(type)) ranges.push(format({ type, parameters: Object.fromEntries(known) }));
  }
  return ranges.join();
}
