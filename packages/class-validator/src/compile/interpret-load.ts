import { shownName } from '@modern-rest/core';
import { askProperty, type Held } from './ask-property.ts';
import { type Findings, fail, forget, REFUSED, refusal, refuse, within } from './findings.ts';
import { inside } from './inside.ts';
import { type LoadProperty, ownValue } from './load-property.ts';
import type { LoadPlan } from './plans.ts';
import type { Read } from './read-property.ts';
import { MAX_DEPTH, NOT_A_LIST, NOT_AN_OBJECT, NOT_NULL, TOO_DEEP } from './refusals.ts';

/** Returns the function that reads plain objects as instances of a model and validates them. */
export function interpretLoad(plan: LoadPlan): Read {
  const { model, properties, recursive, forbidUnknown, gather, complete } = plan;
  return (sent, found) => {
    if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return refuse(found, NOT_AN_OBJECT, sent);
    const raw = gather ? gather(sent) : sent;
    if (recursive && found.depth === MAX_DEPTH) return refuse(found, TOO_DEEP, sent);
    if (recursive) found.depth += 1;
    if (forbidUnknown) refuseUnknown(raw, properties, found);
    const instance = new model() as Record<string, unknown>;
    const held = properties.map((property) => holdProperty(property, raw, instance, found, plan));
    complete?.(instance, raw);
    for (const [index, property] of properties.entries()) {
      const value = held[index];
      if (value) askProperty(property.checks, value, instance, found, property.step, property.doubt);
    }
    if (recursive) found.depth -= 1;
    return instance;
  };
}

/** Puts what was sent for a property into the instance. `undefined` where there is nothing to ask about. */
export function holdProperty(
  load: LoadProperty,
  raw: object,
  instance: Record<string, unknown>,
  found: Findings,
  { validateNested }: Pick<LoadPlan, 'validateNested'>,
): Held | undefined {
  const { property, source, key, step, required, takesNull } = load;
  const { name, nullable, list, conditional } = property;
  const from = found.failures.length;
  const sent = ownValue(raw, key);
  if (sent === undefined || (sent === '' && load.blankIsMissing && !load.transformText)) {
    if (!required) return untouched(instance[name], from);
    fail(found, load.missing, raw, instance, step);
    return undefined;
  }
  if (nullable && (sent === null || (sent === 'null' && source === 'text'))) {
    instance[name] = null;
    return untouched(null, from);
  }
  if (sent === null && load.refusesNull) {
    fail(found, NOT_NULL, null, instance, step);
    return undefined;
  }
  // What a condition may excuse does not count.
  if (conditional) found.enough += UNLIMITED;
  let value = readSent(load, sent, raw, found);
  if (conditional) found.enough -= UNLIMITED;
  const { broken, incomplete } = inside(found, from);
  within(found, from, step);
  if (value === REFUSED) return undefined;
  if ((load.transform && !broken) || load.transformText) {
    const before = value;
    if (load.transform) value = load.transform(value, raw);
    if (list && value !== undefined && value !== null && !isList(value)) {
      fail(found, NOT_A_LIST, value, instance, step);
      return undefined;
    }
    if (value !== before && load.checks.nested) {
      forget(found, from, found.failures.length);
      const again = found.failures.length;
      if (value !== undefined) validateNested(value, load.checks.nested, load.checks.skips, instance, found);
      within(found, again, step);
    }
  }
  const to = found.failures.length;
  if (value !== undefined) instance[name] = value;
  return { value: instance[name], from, to, doubtful: !broken && !(value === null && takesNull), incomplete };
}

function readSent({ takesNull, transformText, blankIsMissing, read }: LoadProperty, sent: unknown, raw: object, found: Findings): unknown {
  if (sent === null && takesNull) return null;
  const given = transformText ? transformText(sent, raw) : sent;
  if (transformText && given === '' && blankIsMissing) return undefined;
  return read ? read(given, found) : given;
}

const UNLIMITED = Number.MAX_SAFE_INTEGER / 2;

function isList(value: unknown): boolean {
  return Array.isArray(value) || value instanceof Set;
}

/** A value that was not read: nothing is wrong within it, and its type is the class's own business. */
function untouched(value: unknown, from: number): Held {
  return { value, from, to: from, doubtful: false, incomplete: false };
}

/** Refuses names that the model does not declare. */
export function refuseUnknown(raw: object, properties: readonly LoadProperty[], found: Findings): void {
  const declared = new Set(properties.map(({ key }) => key));
  for (const name of Object.keys(raw)) {
    if (declared.has(name)) continue;
    fail(found, UNDECLARED, undefined, undefined, { wire: shownName(name), position: properties.length });
    if (found.failures.length >= found.enough) return;
  }
}

const UNDECLARED = { ...refusal('', 'undeclared'), tell: () => 'is not declared' };
