import { askProperty } from '../ask-property.ts';
import type { Dump, DumpProperty } from '../dump-property.ts';
import { type Findings, fail, refuse, within } from '../findings.ts';
import { inside } from '../inside.ts';
import { asInstance, dumpProperty, enter } from '../interpret-dump.ts';
import { jsonText, quote } from '../json-text.ts';
import type { DumpPlan } from '../plans.ts';
import { NOT_AN_OBJECT, REQUIRED } from '../refusals.ts';
import { codeChecks, codeType, emitChecks } from './emit-checks.ts';
import { identifier, literal, member, newSource, type OnGenerated, type Source } from './source.ts';

/**
 * Generates the function that validates instances of a model, or plain objects in their place, and writes their declared properties.
 *
 * In its code `o` is the value, `r` the instance, `c` the findings and `f` their failures, `v` the value of a property, `s` the JSON so far, `t`
 * that of a property, `d` what stands before the next one.
 */
export function generateDump(plan: DumpPlan, onGenerated?: OnGenerated): Dump {
  const { model, properties, recursive } = plan;
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
  line(needsInstance ? `const r = ${name(asInstance, 'as_instance')}(o, ${name(plan, 'plan')});` : 'const r = o;');
  line('const f = c.failures;');
  line("let v, w, i, n, m, t, s = '{', d = '';");
  let written = false;
  for (const [index, { property, checks }] of coded.entries()) {
    const sure = checks !== undefined && property.required && !property.property.nullable;
    const append = (text: string): void => {
      const label = property.label;
      line(written ? `s += ${joined(`,${label}`, text)};` : `s += d + ${joined(label, text)};`);
      if (!written && !sure) line("d = ',';");
    };
    if (checks) emitProperty(property, index, checks, append, source);
    else {
      line(`t = ${name(dumpProperty, 'dump_property')}(${name(property, `property_${property.property.name}`)}, r, c);`);
      line('if (t !== undefined) {');
      append('t');
      line('}');
    }
    written ||= sure;
  }
  if (recursive) line('c.within.delete(o);');
  line("return s + '}';");
  line('}');
  return source.build(title);
}

/** A literal and an expression, as one literal where both are. */
function joined(label: string, text: string): string {
  return text.startsWith("'\"' + ") ? `${literal(`${label}"`)} + ${text.slice("'\"' + ".length)}` : `${literal(label)} + ${text}`;
}

function isSimple({ transformed, property }: DumpProperty): boolean {
  return !transformed && !property.conditional;
}

function emitProperty(
  dump: DumpProperty,
  index: number,
  checks: NonNullable<ReturnType<typeof codeChecks>>,
  append: (text: string) => void,
  source: Source,
): void {
  const { name, line } = source;
  const { property, step, required, nested, doubt } = dump;
  const at = name(step, `at_${step.wire}`);
  line(`p${index}: {`);
  line(`v = ${member('r', property.name)};`);
  line(
    `if (v === undefined) ${required ? `{ ${name(fail, 'fail')}(c, ${name(REQUIRED, 'required')}, v, r, ${at}); break p${index}; }` : `break p${index};`}`,
  );
  if (!required || property.nullable) {
    line('if (v === null) {');
    append("'null'");
    line(`break p${index};`);
    line('}');
  }
  if (nested) {
    line('n = f.length;');
    line(`t = ${name(nested, `dump_${property.name}`)}(v, c);`);
    line(`if (f.length !== n) { ${name(settleBroken, 'settle')}(${name(dump, `property_${property.name}`)}, v, t, n, r, c); break p${index}; }`);
  }
  emitChecks({ checks, step, object: 'r', typed: codeType(property, doubt, `break p${index};`, source) }, source);
  if (nested) append('t');
  else emitText(dump, checks, index, append, source);
  line('}');
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

function emitText(
  { property, doubt }: DumpProperty,
  checks: NonNullable<ReturnType<typeof codeChecks>>,
  index: number,
  append: (text: string) => void,
  source: Source,
): void {
  const { name, line } = source;
  const { scalar, collection, keywords } = property;
  const isPlain = checks.some(({ check: { known, metadata } }) => known?.plain && !metadata.each);
  switch (collection || !doubt || Array.isArray(keywords.enum) ? undefined : scalar) {
    case 'string':
      return append(isPlain ? `'"' + v + '"'` : `${name(quote, 'quote')}(v)`);
    case 'number':
    case 'integer':
      return append('v');
    case 'boolean':
      return append("(v ? 'true' : 'false')");
    case 'date':
      return append(`'"' + v.toISOString() + '"'`);
    default:
      line(`t = ${name(jsonText, 'json_text')}(v);`);
      line(`if (t === undefined) break p${index};`);
      return append('t');
  }
}
