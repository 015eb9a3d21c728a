import type { Loaded, Model, ValueFormat, ValueType } from '@modern-rest/core';
import { typeMismatch } from './coerce.ts';
import { conclude, type Findings, newFindings, refuse } from './findings.ts';
import { atIndex, atProperty, type Place, ROOT } from './located-issue.ts';
import type { PlanOf } from './model-plan.ts';
import { doubtType } from './type-doubt.ts';
import { compileUnions, readUnion, type UnionOf } from './union.ts';
import { type WireProperty, wireProperties } from './wire-properties.ts';
import { writeType } from './write.ts';

/** Returns the function that validates values of a type and writes their declared properties. */
export function compileDump(type: ValueType, format: ValueFormat, planOf: PlanOf): (value: unknown) => Promise<Loaded> {
  const propertiesOf = wireProperties(planOf, format, 'output');
  const unionOf = compileUnions(type, (members) => readUnion(members, planOf, format, 'output'));
  return async (value) => {
    const checking: Checking = { ...newFindings(propertiesOf), unionOf, within: new Set() };
    const image = imageOf(type, value, ROOT, checking);
    const issues = await conclude(checking);
    return issues.length > 0 ? { issues } : { value: writeType(image, type, { propertiesOf, unionOf, direction: 'output', source: 'json' }) };
  };
}

interface Checking extends Findings {
  readonly unionOf: UnionOf;
  /** The objects around the one that is looked at. */
  readonly within: Set<object>;
}

/** An instance of the declared model with the declared properties of a value, which may be any object. */
function imageOf(type: ValueType, value: unknown, place: Place, checking: Checking): unknown {
  switch (type.kind) {
    case 'scalar': {
      const expected = typeMismatch(value, type.scalar);
      return expected === undefined ? value : refuse(place, expected, checking);
    }
    case 'model':
      return rootImage(type.model, value, place, checking);
    case 'nullable':
      return value === null ? null : imageOf(type.item, value, place, checking);
    case 'list':
      if (!Array.isArray(value)) return refuse(place, 'must be a list', checking);
      return value.map((item, index) => imageOf(type.item, item, atIndex(place, index), checking));
    case 'record':
      return recordImage(type.item, value, place, checking);
    case 'union': {
      const union = checking.unionOf(type.members);
      const member = union.choose(value, 'model');
      return member ? imageOf(member, value, place, checking) : refuse(place, union.discriminator?.expected ?? union.expected, checking);
    }
  }
}

function recordImage(item: ValueType, value: unknown, place: Place, checking: Checking): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(place, 'must be an object', checking);
  const entries = Object.entries(value).map(([name, one], index) => [name, imageOf(item, one, atProperty(place, { wire: name }, index), checking)]);
  return Object.fromEntries(entries) as object;
}

function rootImage(model: Model, value: unknown, place: Place, checking: Checking): object | undefined {
  const instance = modelImage(model, value, place, checking);
  if (instance) checking.roots.push({ instance, place });
  return instance;
}

function modelImage(model: Model, value: unknown, place: Place, checking: Checking): object | undefined {
  const { within, propertiesOf } = checking;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(place, 'must be an object', checking);
  if (within.has(value)) return refuse(place, 'must not be within itself', checking, 'cycle');

  within.add(value);
  const image = Object.create(model.prototype as object) as object;
  for (const [position, property] of propertiesOf(model).entries()) {
    const held = (value as Record<string, unknown>)[property.name];
    // A getter of the model computes what a plain object does not bring along.
    if (property.computed && !(property.name in value)) continue;
    const shown = propertyImage(property, held, atProperty(place, property, position), checking);
    Object.defineProperty(image, property.name, { value: shown, enumerable: true, writable: true, configurable: true });
  }
  within.delete(value);
  return image;
}

function propertyImage(property: WireProperty, value: unknown, place: Place, checking: Checking): unknown {
  const { nested, list, optional, conditional, nullable, cascades } = property;
  if (value === undefined) return optional || conditional ? undefined : refuse(place, 'is required', checking, 'required');
  if (value === null && (optional || conditional || nullable)) return null;
  if (list && !Array.isArray(value)) return refuse(place, 'must be a list', checking);
  if (!nested) {
    doubtType(property, value, place, checking);
    return value;
  }
  const image = cascades ? modelImage : rootImage;
  return list
    ? (value as unknown[]).map((item, index) => image(nested, item, atIndex(place, index), checking))
    : image(nested, value, place, checking);
}
