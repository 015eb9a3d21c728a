import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import type { CheckCode, Constraint, NameConstant } from './constraint.ts';
import { byLibrary } from './library.ts';
import { literal } from './literal.ts';

/** What is known of a constraint that only texts pass, beside the library's function. */
export interface TextAspects extends Pick<Constraint, 'longest' | 'refusedBeyond' | 'plain' | 'probes'> {
  /** How it looks in JSON Schema beside the type. */
  readonly keywords?: SchemaObjectValue;
  /** Expressions of which a text that passes matches one, and no other text does; undefined where arguments make a difference. */
  exactly?(args: readonly unknown[]): readonly RegExp[] | undefined;
  /** An expression of texts that pass for sure; what does not match it is shown to the library. Undefined where arguments make a difference. */
  surely?(args: readonly unknown[]): Sure | undefined;
}

/** Texts that pass for sure. */
export interface Sure {
  readonly pattern: RegExp;
  /** In UTF-16 units: a longer text is shown to the library. */
  readonly maxLength: number;
  /** What every text that passes has in it: the library is shown no other. */
  readonly part?: string;
}

/** The row of a constraint that only the library's function can check, and that is meant for texts. */
export function opaqueText(keywords: SchemaObjectValue = {}): Constraint {
  return { schema: () => ({ type: 'string', ...keywords }), scans: true };
}

/** The row of a constraint that only texts pass. Its expressions take linear time. */
export function textConstraint(validate: (value: never, ...args: never[]) => boolean, aspects: TextAspects): Constraint {
  const { keywords = {}, exactly, surely, ...others } = aspects;
  const verdict = byLibrary(validate);
  return {
    schema: () => ({ type: 'string', ...keywords }),
    verdict,
    ...(exactly && { code: (args, name) => exactCode(exactly(args), name) }),
    ...(surely && { code: (args, name) => sureCode(surely(args), (value) => verdict(value, args), name) }),
    passes: 'string',
    scans: true,
    ...others,
  };
}

function exactCode(patterns: readonly RegExp[] | undefined, name: NameConstant): CheckCode | undefined {
  const names = patterns?.map((pattern) => name(pattern, 'pattern'));
  return names && ((value) => `(typeof ${value} === 'string' && (${names.map((pattern) => `${pattern}.test(${value})`).join(' || ')}))`);
}

function sureCode(sure: Sure | undefined, validate: (value: unknown) => boolean, name: NameConstant): CheckCode | undefined {
  if (!sure) return undefined;
  const pattern = name(sure.pattern, 'surely');
  const ask = name(validate, 'passes');
  const hasPart = (value: string): string => (sure.part === undefined ? '' : `${value}.includes(${literal(sure.part, name, 'part')}) && `);
  return (value) =>
    `(typeof ${value} === 'string' && (${value}.length <= ${sure.maxLength} && ${pattern}.test(${value}) || ${hasPart(value)}${ask}(${value})))`;
}
