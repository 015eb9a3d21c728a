import { askProperty } from '../ask-property.ts';
import { Findings, fail, NO_BOUNDS, REFUSED, refuse, within } from '../findings.ts';
import { inside } from '../inside.ts';
import { holdProperty, refuseUnknown } from '../interpret-load.ts';
import { type LoadProperty, ownValue } from '../load-property.ts';
import type { LoadPlan } from '../plans.ts';
import type { Read } from '../read-property.ts';
import { MAX_DEPTH, NOT_A_LIST, NOT_AN_OBJECT, NOT_NULL, TOO_DEEP } from '../refusals.ts';
import { codeChecks, codeType, emitChecks } from './emit-checks.ts';
import { identifier, literal, member, newSource, type OnGenerated, type Source } from './source.ts';

/**
 * Generates the function that reads plain objects as instances of a model and validates them.
 *
 * In its code `o` is the raw object, `r` the instance, `c` the findings and `f` their failures, `v` the value of a property, `w` an item.
 */
export function generateLoad(plan: LoadPlan, onGenerated?: OnGenerated): Read {
  const { model, properties, recursive, forbidUnknown, gather } = plan;
  const source = newSource(onGenerated);
  const { name, line } = source;
  const title = `load_${model.name}`;
  line(`function ${identifier(title)}(o, c) {`);
  line(
    `if (typeof o !== 'object' || o === null || Array.isArray(o)) return ${name(refuse, 'refuse')}(c, ${name(NOT_AN_OBJECT, 'not_an_object')}, o);`,
  );
  if (recursive) {
    line(`if (c.depth === ${MAX_DEPTH}) return ${name(refuse, 'refuse')}(c, ${name(TOO_DEEP, 'too_deep')}, o);`);
    line('c.depth += 1;');
  }
  if (gather) line(`o = ${name(gather, 'gather')}(o);`);
  if (forbidUnknown) emitUnknown(properties, source);
  line(`const r = new ${name(model, model.name)}();`);
  line('const f = c.failures;');
  line('let v, w, i, n, m;');
  const late = emitProperties(plan, source, onGenerated);
  if (plan.complete) line(`${name(plan.complete, 'complete')}(r, o);`);
  for (const { held, load } of late) {
    line(
      `if (${held}) ${name(askProperty, 'ask_property')}(${name(load.checks, `checks_${load.property.name}`)}, ${held}, r, c, ` +
        `${name(load.step, `at_${load.step.wire}`)}, ${load.doubt ? name(load.doubt, `doubt_${load.step.wire}`) : 'undefined'});`,
    );
  }
  if (recursive) line('c.depth -= 1;');
  line('return r;');
  line('}');
  return source.build(title);
}

function emitUnknown(properties: readonly LoadProperty[], { name, line }: Source): void {
  const declared = new Set(properties.map(({ key }) => key));
  line(`for (const k in o) if (!${name(declared, 'declared')}.has(k)) {`);
  line(`${name(refuseUnknown, 'refuse_unknown')}(o, ${name(properties, 'properties')}, c);`);
  line('break;');
  line('}');
}

/**
 * Properties of one function of a model that has more than two times as many.
 *
 * The time of V8's optimizing compiler grows much faster than a function: one for 98 properties took 3.7 s on Node 20, its parts take 0.2 s together.
 */
const PART_SIZE = 16;

/** Writes what reads the properties. Those of a large model are in functions of their own. */
function emitProperties(plan: LoadPlan, source: Source, onGenerated: OnGenerated | undefined): Late[] {
  const { properties } = plan;
  const emit = (load: LoadProperty, index: number): Late[] => emitProperty(load, index, plan, source);
  if (properties.length <= 2 * PART_SIZE) return properties.flatMap(emit);
  const late: Late[] = [];
  let part: [LoadProperty, number][] = [];
  const endPart = (): void => {
    if (part.length > 0) source.line(`${source.name(generatePart(part, plan, onGenerated), 'load_part')}(o, r, c);`);
    part = [];
  };
  for (const [index, load] of properties.entries()) {
    if (isCoded(load)) part.push([load, index]);
    if (!isCoded(load) || part.length === PART_SIZE) endPart();
    if (!isCoded(load)) late.push(...emit(load, index));
  }
  endPart();
  return late;
}

/** Generates the function that reads some of the properties of a model. */
function generatePart(part: readonly (readonly [LoadProperty, number])[], plan: LoadPlan, onGenerated: OnGenerated | undefined): object {
  const source = newSource(onGenerated);
  const { line } = source;
  const title = `load_${plan.model.name}_${part[0]?.[1]}`;
  line(`function ${identifier(title)}(o, r, c) {`);
  line('const f = c.failures;');
  line('let v, w, i, n, m;');
  for (const [load, index] of part) emitProperty(load, index, plan, source);
  line('}');
  return source.build(title);
}

/** `true` if nothing of a property is left to the interpreter. */
function isCoded(load: LoadProperty): boolean {
  return isSimple(load) && codeChecks(load.checks, newSource()) !== undefined;
}

/** What is asked only when all properties are there. */
interface Late {
  readonly held: string;
  readonly load: LoadProperty;
}

function emitProperty(load: LoadProperty, index: number, plan: LoadPlan, source: Source): Late[] {
  const { name, line } = source;
  const checks = isSimple(load) ? codeChecks(load.checks, source) : undefined;
  if (!checks) {
    const held = `h${index}`;
    const validation = name(plan, 'plan');
    line(`const ${held} = ${name(holdProperty, 'hold_property')}(${name(load, `property_${load.property.name}`)}, o, r, c, ${validation});`);
    return [{ held, load }];
  }
  line(`p${index}: {`);
  emitSent(load, index, source);
  emitChecks({ checks, step: load.step, object: 'r', typed: codeType(load.property, load.doubt, '', source) }, source);
  line('}');
  return [];
}

/** Whether all about a property is in its own value. */
function isSimple({ transform, transformText, property, checks, mayBeMissing }: LoadProperty): boolean {
  // What is to be validated as an object, but declared as no model, is left to the interpreter.
  if (checks.nested && !property.nested) return false;
  return (
    !transform &&
    !transformText &&
    !property.conditional &&
    !mayBeMissing &&
    property.collection !== 'map' &&
    !(checks.excuses.optional && checks.excuses.nullable)
  );
}

/** Writes what puts the value that was sent into `v` and into the instance. */
function emitSent(load: LoadProperty, index: number, source: Source): void {
  const { name, line } = source;
  const { property, key, step, required, takesNull } = load;
  const target = member('r', property.name);
  line(key in Object.prototype ? `v = ${name(ownValue, 'own_value')}(o, ${literal(key)});` : `v = ${member('o', key)};`);
  line(load.blankIsMissing ? "if (v === undefined || v === '') {" : 'if (v === undefined) {');
  if (required) {
    line(`${name(fail, 'fail')}(c, ${name(load.missing, 'missing')}, o, r, ${name(step, `at_${step.wire}`)});`);
    line(`break p${index};`);
  } else {
    if (property.initial !== undefined && !isFineInitially(load)) {
      line(`${name(askInitial, 'ask_initial')}(${name(load, `property_${property.name}`)}, r, c);`);
    }
    line(`break p${index};`);
  }
  line('}');
  if (takesNull || property.nullable) {
    const isNull = property.nullable && load.source === 'text' ? `v === null || v === 'null'` : 'v === null';
    line(`if (${isNull}) {`);
    line(`${target} = null;`);
    line(`break p${index};`);
    line('}');
  }
  if (load.refusesNull) {
    const refused = `${name(fail, 'fail')}(c, ${name(NOT_NULL, 'not_null')}, v, r, ${name(step, `at_${step.wire}`)});`;
    line(`if (v === null) { ${refused} break p${index}; }`);
  }
  emitRead(load, index, source);
  line(`${target} = v;`);
}

/** Whether the value that new instances have passes: it is the same each time, and need not be asked about again. */
function isFineInitially({ property, checks, step }: LoadProperty): boolean {
  if (property.initialVaries) return false;
  const found = new Findings(NO_BOUNDS);
  const held = { value: property.initial, from: 0, to: 0, doubtful: false, incomplete: false };
  askProperty(checks, held, { [property.name]: property.initial }, found, step, undefined);
  return found.failures.length === 0;
}

/** Asks about the value that a new instance has. */
function askInitial({ property, checks, step }: LoadProperty, instance: object, found: Findings): void {
  const from = found.failures.length;
  const held = { value: (instance as Record<string, unknown>)[property.name], from, to: from, doubtful: false, incomplete: false };
  askProperty(checks, held, instance, found, step, undefined);
}

function emitRead(load: LoadProperty, index: number, source: Source): void {
  const { name, line } = source;
  const { property, read, source: from } = load;
  if (!read) return;
  const settle = `if (f.length !== n) { ${name(settleBroken, 'settle')}(${name(load, `property_${property.name}`)}, v, n, r, c); break p${index}; }`;
  if (from === 'json' && property.collection === 'list' && load.readItem) {
    line(`if (!Array.isArray(v)) {`);
    line(`${name(fail, 'fail')}(c, ${name(NOT_A_LIST, 'not_a_list')}, v, r, ${name(load.step, `at_${load.step.wire}`)});`);
    line(`break p${index};`);
    line('}');
    line('n = f.length;');
    line('w = [];');
    line('for (i = 0; i < v.length; i++) {');
    line('m = f.length;');
    line(`w.push(${name(load.readItem, `read_${property.name}`)}(v[i], c));`);
    line('if (f.length === m) continue;');
    line(`if (w[i] === ${name(REFUSED, 'REFUSED')}) w[i] = undefined;`);
    line(`${name(within, 'within')}(c, m, i);`);
    line('if (f.length >= c.enough) break;');
    line('}');
    line('v = w;');
  } else {
    line('n = f.length;');
    line(`v = ${name(read, `read_${property.name}`)}(v, c);`);
  }
  line(settle);
}

/** Asks about a property within whose value something is wrong. */
function settleBroken({ property, checks, step, doubt }: LoadProperty, value: unknown, from: number, instance: object, found: Findings): void {
  const { broken, incomplete } = inside(found, from);
  within(found, from, step);
  if (value === REFUSED) return;
  (instance as Record<string, unknown>)[property.name] = value;
  const held = { value, from, to: found.failures.length, doubtful: !broken, incomplete };
  askProperty(checks, held, instance, found, step, doubt);
}
