import { type JsonBounds, ParsingError, parseBoundedJson } from '@modern-rest/core';

/**
 * The texts of a field that is declared as text and sent as `application/json`: a string, number or boolean, or the items of a list. `null` is no text.
 *
 * Throws `ParsingError` for anything else.
 */
export function jsonTexts(json: string, name: string, bounds: JsonBounds): readonly string[] {
  const value = parse(json, name, bounds);
  if (value === null) return [];
  // A number as it was written: `1.10` may be declared as text.
  if (typeof value === 'number') return [json.trim()];
  return (Array.isArray(value) ? value : [value]).map((item: unknown) => {
    if (typeof item !== 'object') return String(item);
    throw refused(name, 'must be a string, number or boolean in JSON, or a list of them');
  });
}

function parse(json: string, name: string, bounds: JsonBounds): unknown {
  let parsed: ReturnType<typeof parseBoundedJson>;
  try {
    parsed = parseBoundedJson(json, bounds);
  } catch {
    throw refused(name, 'must be JSON, as its part has the Content-Type application/json');
  }
  if ('problem' in parsed) throw refused(name, parsed.problem);
  return parsed.value;
}

function refused(name: string, problem: string): ParsingError {
  return new ParsingError(`${name} ${problem}`, { path: ['body', name] });
}
