import { askProperty } from '../ask-property.ts';
import type { Dump, DumpProperty } from '../dump-property.ts';
import { type Findings, fail, refuse, within } from '../findings.ts';
import { inside } from '../inside.ts';
import { dumpProperty, enter } from '../interpret-dump.ts';
import { escaped } from '../json-text.ts';
import type { DumpPlan } from '../plans.ts';
import { NOT_A_LIST, NOT_AN_OBJECT, NOT_NULL, REQUIRED } from '../refusals.ts';
import { type CodedChecks, codeChecks, codeType, emitChecks } from './emit-checks.ts';
import { newObjectText, type ObjectText, type TextCode } from './emit-object.ts';
import { identifier, member, newSource, type OnGenerated, type Source } from './source.ts';

/**
 * Generates the function that validates instances of a model, or plain objects in their place, and writes their declared properties.
 *
 * In its code `o` is the value, `r` the instance, `c` the findings and `f` their failures, `v` the value of a property, `s` the JSON so far, `t`
 * that of a property, `d` what stands before the next one.
 */
export function generateDump(plan: DumpPlan, onGenerated?: OnGenerated): Dump {
  const { model, properties, recursive, view } = plan;
  const source = newSource(onGenerated);
  const { name, line } = source;
  const title = `dump_${model.name}`;
  const coded = properties.map((property) => ({ property, checks: isSimple(property) ? codeChecks(property.checks, source) : undefined }));
  const needsInstance = coded.some(({ property, checks }) => !checks || property.property.computed);

  line(`function ${identifier(title)}(o, c) {`);
  line("if (typeof o !== 'object' || o === null || Array.isArray(o)) {");
  line(`${name(refuse, 'refuse')}(c, ${name(NOT_AN_OBJECT, 'not_an_object')}, o);`);
  line('return undefined;');
  line('}');
  if (recursive) line(`if (!${name(enter, 'enter')}(o, c)) return undefined;`);
  line(`const r = ${needsInstance ? name(view.asInstance, 'as_instance') : name(view.withoutExcluded, 'without_excluded')}(o);`);
  line('const f = c.failures;');
  line("let v, w, i, n, m, t, s = '', d = '';");
  const text = newObjectText(source);
  for (const [index, { property, checks }] of coded.entries()) {
    if (checks) emitProperty({ dump: property, index, checks }, text, plan, source);
    else emitUncoded(property, text, plan, source);
  }
  if (recursive) line('c.within.delete(o);');
  line(`return ${text.end()};`);
  line('}');
  return source.build(title);
}

function isSimple({ transformed, property, checks, required }: DumpProperty): boolean {
  // Constraints that accept `undefined` run for a missing value, too.
  if (!required && !property.optional) return false;
  // What is to be validated as an object, but declared as no model, is left to the interpreter.
  return !transformed && !property.isMethod && !property.conditional && (!checks.nested || property.nested !== undefined);
}

/** What constraints without code are asked of is left to the interpreter. */
function emitUncoded(property: DumpProperty, text: ObjectText, { dumping }: DumpPlan, { name, line }: Source): void {
  text.pause();
  line(`t = ${name(dumpProperty, 'dump_property')}(${name(property, `property_${property.property.name}`)}, r, c, ${name(dumping, 'dumping')});`);
  line('if (t !== undefined) {');
  text.maybe(property.label, WRITTEN);
  line('}');
}

/** What the variable `t` holds. */
const WRITTEN: TextCode = { code: 't', quoted: false };

/** A property whose checks are all code. */
interface CodedProperty {
  readonly dump: DumpProperty;
  readonly index: number;
  readonly checks: CodedChecks;
}

function emitProperty({ dump, index, checks }: CodedProperty, object: ObjectText, plan: DumpPlan, source: Source): void {
  const { name, line } = source;
  const { property, step, label, required, doubt } = dump;
  const at = name(step, `at_${step.wire}`);
  const isPlainList = property.collection === 'list' && !dump.item;
  const nested = isPlainList ? undefined : dump.nested;
  const text = nested ? WRITTEN : codeText(dump, checks, source);
  const always = required && !property.nullable && text !== undefined;
  const write = always ? object.always : object.maybe;
  if (!always) object.pause();
  line(`p${index}: {`);
  line(`v = ${member('r', property.name)};`);
  const missing = required ? `${name(fail, 'fail')}(c, ${name(REQUIRED, 'required')}, v, r, ${at}); ` : '';
  line(`if (v === undefined) { ${missing}break p${index}; }`);
  if (dump.refusesNull) line(`if (v === null) { ${name(fail, 'fail')}(c, ${name(NOT_NULL, 'not_null')}, v, r, ${at}); break p${index}; }`);
  else if (!required || property.nullable) {
    line('if (v === null) {');
    object.maybe(label, { code: "'null'", quoted: false });
    line(`break p${index};`);
    line('}');
  }
  if (isPlainList) line(`if (!Array.isArray(v)) { ${name(fail, 'fail')}(c, ${name(NOT_A_LIST, 'not_a_list')}, v, r, ${at}); break p${index}; }`);
  if (nested) {
    line('n = f.length;');
    emitNested(dump, nested, source);
    line(`if (f.length !== n) { ${name(settleBroken, 'settle')}(${name(dump, `property_${property.name}`)}, v, t, n, r, c); break p${index}; }`);
  }
  emitChecks({ checks, step, object: 'r', typed: codeType(property, doubt, `break p${index};`, source) }, source);
  if (text) write(label, text);
  else {
    emitAnyText(dump, index, plan, source);
    write(label, WRITTEN);
  }
  line('}');
}

/** Writes what is nested into `t`: the items of a list here, where calls of one model are all that the engine sees. */
function emitNested({ item, property }: DumpProperty, nested: Dump, { name, line }: Source): void {
  if (property.collection !== 'list' || !item) {
    line(`t = ${name(nested, `dump_${property.name}`)}(v, c);`);
    return;
  }
  line('t = undefined;');
  line(`if (!Array.isArray(v)) ${name(refuse, 'refuse')}(c, ${name(NOT_A_LIST, 'not_a_list')}, v);`);
  line('else {');
  line("t = '[';");
  line('for (i = 0; i < v.length; i++) {');
  line('m = f.length;');
  line(`w = ${name(item, `dump_${property.name}`)}(v[i], c);`);
  line("t += i === 0 ? w : ',' + w;");
  line('if (f.length === m) continue;');
  line(`${name(within, 'within')}(c, m, i);`);
  line('if (f.length >= c.enough) break;');
  line('}');
  line("t += ']';");
  line('}');
}

/** Writes a value into `t` whose type only the value itself tells. A list of texts is put together here. */
function emitAnyText(
  { property: { collection, scalar, itemKeywords, nullItems }, doubt }: DumpProperty,
  index: number,
  { dumping }: DumpPlan,
  { name, line }: Source,
): void {
  if (collection === 'list' && scalar === 'string' && doubt && itemKeywords.enum === undefined && !nullItems) {
    line("t = '[';");
    line(`for (i = 0; i < v.length; i++) t += (i === 0 ? '"' : '","') + ${name(escaped, 'escaped')}(v[i]);`);
    line(`t += v.length === 0 ? ']' : '"]';`);
    return;
  }
  line(`t = ${name(dumping.writeAny, 'write_any')}(v);`);
  line(`if (t === undefined) break p${index};`);
}

/** Asks about a property within whose value something is wrong. What is written of it is of no use. */
function settleBroken(
  { property, checks, step, doubt }: DumpProperty,
  value: unknown,
  text: string | undefined,
  from: number,
  object: object,
  found: Findings,
): void {
  const { broken, incomplete } = inside(found, from);
  within(found, from, step);
  if (text === undefined && property.nested) return;
  askProperty(checks, { value, from, to: found.failures.length, doubtful: !broken, incomplete }, object, found, step, doubt);
}

/** The JSON of the value as an expression; `undefined` where only the value itself tells what it is. */
function codeText({ property, doubt }: DumpProperty, checks: CodedChecks, { name }: Source): TextCode | undefined {
  const { scalar, collection, keywords } = property;
  if (collection || !doubt) return undefined;
  const allowed = keywords.enum as readonly unknown[] | undefined;
  if (Array.isArray(allowed)) return allowed.every(isPlain) ? { code: 'v', quoted: true } : undefined;
  switch (scalar) {
    case 'string':
      return { code: checks.some(({ check }) => check.known?.plain && !check.metadata.each) ? 'v' : `${name(escaped, 'escaped')}(v)`, quoted: true };
    case 'boolean':
      return { code: "(v ? 'true' : 'false')", quoted: false };
    case 'date':
      return { code: 'v.toISOString()', quoted: true };
    default:
      return scalar && { code: 'v', quoted: false };
  }
}

/** Whether a value is a text that JSON writes as it is. */
function isPlain(value: unknown): boolean {
  return typeof value === 'string' && JSON.stringify(value) === `"${value}"`;
}
