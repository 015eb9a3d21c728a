import { memberOf } from '../member.ts';
import { askProperty } from './ask-property.ts';
import type { Dump, DumpProperty } from './dump-property.ts';
import { type Findings, fail, refuse, within } from './findings.ts';
import { inside } from './inside.ts';
import type { DumpPlan } from './plans.ts';
import { NOT_AN_OBJECT, NOT_NULL, REQUIRED, WITHIN_ITSELF } from './refusals.ts';

/** Returns the function that validates instances of a model, or plain objects in their place, and writes their declared properties. */
export function interpretDump<T>(plan: DumpPlan<T>): Dump<T> {
  const { properties, recursive, view, dumping } = plan;
  return (value, found) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return void refuse(found, NOT_AN_OBJECT, value);
    if (recursive && !enter(value, found)) return undefined;
    const object = view.asInstance(value);
    const members: (readonly [string, T])[] = [];
    for (const property of properties) {
      const written = dumpProperty(property, object, found, dumping);
      if (written !== undefined) members.push([property.label, written]);
    }
    if (recursive) found.within?.delete(value);
    return dumping.form.object(members);
  };
}

/** Takes down that an object is being written. Refuses it if it is within itself. */
export function enter(value: object, found: Findings): boolean {
  found.within ??= new Set();
  if (found.within.has(value)) {
    refuse(found, WITHIN_ITSELF, value);
    return false;
  }
  found.within.add(value);
  return true;
}

/** Validates a property of an object, and writes it unless it is left out. */
export function dumpProperty<T>(dump: DumpProperty<T>, object: object, found: Findings, { form, writeAny }: DumpPlan<T>['dumping']): T | undefined {
  const { property, step, nested, transformed, required, doubt, checks } = dump;
  const value = memberOf(object, property);
  if (value === undefined && required) return void fail(found, REQUIRED, value, object, step);
  if (value === null && dump.refusesNull) return void fail(found, NOT_NULL, value, object, step);
  const from = found.failures.length;
  const missing = value === undefined || (value === null && (!required || property.nullable));
  const written = missing
    ? value === null
      ? form.plain(null)
      : undefined
    : nested
      ? nested(value, found)
      : transformed
        ? undefined
        : writeAny(value);
  const { broken, incomplete } = inside(found, from);
  within(found, from, step);
  if (nested && !missing && written === undefined) return undefined;
  const to = found.failures.length;
  askProperty(checks, { value, from, to, doubtful: !broken && !missing, incomplete }, object, found, step, doubt);
  return transformed ? transformed(value, object) : written;
}
