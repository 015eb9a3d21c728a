import type { WireProperty } from '../../wire-properties.ts';
import { ask, type Check, type TextBound } from '../check.ts';
import type { Doubt } from '../doubt.ts';
import { fail, type NamedStep } from '../findings.ts';
import type { PropertyChecks } from '../property-checks.ts';
import { literal, type Source } from './source.ts';

/** Code that is true where the value of a variable passes. */
type Test = (value: string) => string;

/** Checks that were written as code. */
export type CodedChecks = readonly CodedCheck[];

interface CodedCheck {
  readonly check: Check;
  readonly test: Test;
}

/** All checks of a property as code; `undefined` where one of them has none, or where more than the value tells. */
export function codeChecks({ excuses, defined, customs, skips }: PropertyChecks, source: Source): CodedChecks | undefined {
  if (excuses.conditional || skips.undefined || skips.null || skips.atFirstError) return undefined;
  const coded = [...defined, ...customs].map((check) => codeCheck(check, source));
  return coded.every((one) => one !== undefined) ? coded : undefined;
}

function codeCheck(check: Check, source: Source): CodedCheck | undefined {
  const { known, metadata, bounds, longest } = check;
  if (!known?.verdict || metadata.validateIf) return undefined;
  const test = known.code?.(metadata.constraints ?? [], source.name);
  if (!test) return undefined;
  return { check, test: known.scans ? codeBounded(test, bounds, longest, source) : test };
}

/** No expression is run on a text that is longer than what can pass it, and none is asked of one that is too long for its property. */
function codeBounded(test: Test, bounds: readonly TextBound[], longest: number, source: Source): Test {
  const short: Test =
    longest === Number.POSITIVE_INFINITY ? test : (value) => `((typeof ${value} !== 'string' || ${value}.length <= ${longest}) && ${test(value)})`;
  const tooLong = bounds.map(({ fits, constraint, args }): Test => {
    const code = constraint.code?.(args, source.name) as Test;
    return (value) => `${value}.length > ${fits} && !${code(value)}`;
  });
  if (tooLong.length === 0) return short;
  return (value) => `(typeof ${value} === 'string' && (${tooLong.map((one) => one(value)).join(' || ')}) || ${short(value)})`;
}

/** Where a property's value is checked, in the words of the generated code. */
export interface CheckedPlace {
  readonly checks: CodedChecks;
  readonly step: NamedStep;
  /** The variable that holds the object. */
  readonly object: string;
  /** What the type of the value, or of items, has to be; `undefined` where nothing is declared. */
  readonly typed: Typed | undefined;
  /** Whether lists may have holes, which are no items. Those of JSON have none. */
  readonly holes?: boolean;
}

/** What is declared of a type. */
export interface Typed {
  readonly doubt: Doubt;
  readonly test: Test;
  /** Whether it is said of items. */
  readonly ofItems: boolean;
  /** `true` if items may be null. */
  readonly nullItems: boolean;
  /** What to do where the type is wrong. */
  readonly otherwise: string;
}

/** Writes the checks of the variable `v`. */
export function emitChecks(place: CheckedPlace, source: Source): void {
  const { checks, step, object, typed } = place;
  const failing = source.name(fail, 'fail');
  const at = source.name(step, `at_${step.wire}`);
  const tell = (check: Check): string => `${failing}(c, ${source.name(check, check.constraint)}, v, ${object}, ${at});`;
  if (typed) source.line('m = f.length;');
  for (const { check, test } of checks.filter(({ check: { metadata } }) => !metadata.each)) source.line(`if (!${test('v')}) ${tell(check)}`);
  emitItems(place, source, tell);
  if (!typed || typed.ofItems) return;
  emitDoubt(`!${typed.test('v')}`, typed, { step, object }, source);
}

type Place = Pick<CheckedPlace, 'step' | 'object'>;

function doubtCall({ doubt }: Typed, { step, object }: Place, source: Source): string {
  return `${source.name(doubt, `doubt_${step.wire}`)}(v, ${object}, c, ${source.name(step, `at_${step.wire}`)});`;
}

/** Doubts the value, unless something is said of it already. It may turn out to be right. */
function emitOpenDoubt(typed: Typed, place: Place, source: Source): void {
  source.line(`if (f.length === m) ${doubtCall(typed, place, source)}`);
  if (typed.otherwise !== '') source.line(`if (f.length !== m) ${typed.otherwise}`);
}

/** Doubts the value where a condition holds, unless something is said of it already. */
function emitDoubt(condition: string, typed: Typed, place: Place, source: Source): void {
  const { otherwise } = typed;
  const call = doubtCall(typed, place, source);
  if (otherwise === '') {
    source.line(`if (${condition} && f.length === m) ${call}`);
    return;
  }
  source.line(`if (${condition}) {`);
  source.line(`if (f.length === m) ${call}`);
  source.line(otherwise);
  source.line('}');
}

/** One loop for all that is asked of items. */
function emitItems({ checks, step, object, typed, holes }: CheckedPlace, source: Source, tell: (check: Check) => string): void {
  const perItem = checks.filter(({ check: { metadata } }) => metadata.each);
  const doubted = typed?.ofItems ? typed : undefined;
  if (perItem.length === 0 && !doubted) return;
  const at = source.name(step, `at_${step.wire}`);
  const flags = perItem.map((_, index) => `e${index}`);
  if (doubted) flags.push('e');
  source.line('if (Array.isArray(v)) {');
  source.line(`let ${flags.map((flag) => `${flag} = true`).join(', ')};`);
  source.line('for (i = 0; i < v.length; i++) {');
  if (holes) source.line('if (!(i in v)) continue;');
  source.line('w = v[i];');
  for (const [index, { test, check }] of perItem.entries())
    source.line(`if (e${index}${orNull(check.nullItems)} && !${test('w')}) e${index} = false;`);
  if (doubted) source.line(`if (e${orNull(doubted.nullItems)} && !${doubted.test('w')}) e = false;`);
  source.line('}');
  for (const [index, { check }] of perItem.entries()) source.line(`if (!e${index}) ${tell(check)}`);
  if (doubted) emitDoubt('!e', doubted, { step, object }, source);
  source.line('} else {');
  for (const { check } of perItem) source.line(`${source.name(ask, 'ask')}(${source.name(check, check.constraint)}, v, ${object}, c, ${at});`);
  // What it holds no loop of ours has looked at: the doubt itself tells.
  if (doubted) emitOpenDoubt(doubted, { step, object }, source);
  source.line('}');
}

/** The condition that an item has to be checked, if items may be null. */
function orNull(nullItems: boolean): string {
  return nullItems ? ' && w !== null' : '';
}

/** What the declared type of a property's values is, as code. */
export function codeType(
  { scalar, collection, keywords, itemKeywords, nullItems }: WireProperty,
  doubt: Doubt | undefined,
  otherwise: string,
  source: Source,
): Typed | undefined {
  if (!doubt) return undefined;
  const allowed = (collection ? itemKeywords : keywords).enum as readonly unknown[] | undefined;
  const test = Array.isArray(allowed) ? codeAllowed(allowed, source) : TYPE_TESTS[scalar as NonNullable<typeof scalar>];
  return { doubt, test, ofItems: collection !== undefined, nullItems, otherwise };
}

const FEW = 8;

function codeAllowed(allowed: readonly unknown[], source: Source): Test {
  if (allowed.length > FEW || !allowed.every((value) => typeof value === 'string')) {
    const set = source.name(new Set(allowed), 'allowed');
    return (value) => `${set}.has(${value})`;
  }
  return (value) => `(${allowed.map((one) => `${value} === ${literal(one as string)}`).join(' || ') || 'false'})`;
}

const TYPE_TESTS: Readonly<Record<NonNullable<WireProperty['scalar']>, Test>> = {
  string: (value) => `(typeof ${value} === 'string')`,
  number: (value) => `Number.isFinite(${value})`,
  integer: (value) => `Number.isSafeInteger(${value})`,
  boolean: (value) => `(typeof ${value} === 'boolean')`,
  date: (value) => `(${value} instanceof Date && ${value}.getTime() === ${value}.getTime())`,
};
