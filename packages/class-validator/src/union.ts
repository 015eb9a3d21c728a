import { type Direction, type Model, partsOf, typeName, UnreadableModelError, type ValueFormat, type ValueType } from '@modern-rest/core';
import type { Models } from './models.ts';
import type { WireProperty } from './wire-properties.ts';

/** How the members of a union are told apart. */
export interface Union {
  /** The member that a plain value is meant to be; `undefined` if it is none. Properties have the names of the wire, or those of the models. */
  choose(value: unknown, names: 'wire' | 'model'): ValueType | undefined;
  /** What tells models apart; `undefined` where there is one at most. */
  readonly discriminator: Discriminator | undefined;
  /** `must be a string or a number`. */
  readonly expected: string;
}

/** A property for which each model allows values of its own. */
export interface Discriminator {
  readonly property: Pick<WireProperty, 'name' | 'wire'>;
  readonly models: ReadonlyMap<unknown, Model>;
  /** `must be one of cat, dog`. */
  readonly expected: string;
}

type Members = readonly ValueType[];

/** Reads how the members of a union are told apart. Throws `UnreadableModelError` where nothing tells. */
export function readUnion(members: Members, known: Models, format: ValueFormat, direction: Direction): Union {
  const byShape = new Map<string, ValueType>();
  const models: Model[] = [];
  for (const member of members) {
    if (member.kind === 'model') models.push(member.model);
    const shape = shapeOf(member);
    const other = byShape.get(shape);
    if (shape === 'other' || (other && !(other.kind === 'model' && member.kind === 'model'))) throw ambiguous(members);
    byShape.set(shape, other ?? member);
  }
  const discriminator = models.length > 1 ? findDiscriminator(models, known, format, direction) : undefined;
  if (models.length > 1 && !discriminator) throw ambiguous(members);
  return {
    discriminator,
    expected: `must be ${[...byShape.keys()].map((shape) => ARTICLES[shape]).join(' or ')}`,
    choose(value, names) {
      const member = byShape.get(shapeOfValue(value));
      if (member?.kind !== 'model' || !discriminator) return member;
      const instanceOf = models.find((model) => value instanceof model);
      const key = names === 'wire' ? discriminator.property.wire : discriminator.property.name;
      const model = instanceOf ?? discriminator.models.get((value as Record<string, unknown>)[key]);
      return model && { kind: 'model', model };
    },
  };
}

/** Gives what is known of the unions of a type. */
export type UnionOf = (members: Members) => Union;

/** Reads all unions of a type. */
export function compileUnions(type: ValueType, read: UnionOf): UnionOf {
  const unions = new Map<Members, Union>();
  const visit = (part: ValueType): void => {
    if (part.kind === 'union') unions.set(part.members, read(part.members));
    for (const inner of partsOf(part)) visit(inner);
  };
  visit(type);
  return (members) => unions.get(members) as Union;
}

const ARTICLES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
};

function shapeOf(type: ValueType): string {
  if (type.kind === 'scalar') return type.scalar === 'date' ? 'string' : type.scalar;
  if (type.kind === 'list') return 'list';
  return type.kind === 'model' || type.kind === 'record' ? 'object' : 'other';
}

function shapeOfValue(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null) return 'null';
  return value instanceof Date ? 'string' : typeof value;
}

function findDiscriminator(models: readonly Model[], known: Models, format: ValueFormat, direction: Direction): Discriminator | undefined {
  const propertiesOf = known.properties(format, direction);
  for (const property of propertiesOf(models[0] as Model)) {
    const owners = new Map<unknown, Model>();
    const disjoint = models.every((model) => {
      const values = allowedValues(propertiesOf(model).find(({ wire }) => wire === property.wire));
      const fresh = values.length > 0 && values.every((value) => !owners.has(value));
      for (const value of values) owners.set(value, model);
      return fresh;
    });
    if (disjoint) return { property, models: owners, expected: `must be one of ${[...owners.keys()].join(', ')}` };
  }
  return undefined;
}

function allowedValues(property: WireProperty | undefined): readonly unknown[] {
  if (!property || property.list || property.optional) return [];
  const { const: only, enum: several } = property.keywords;
  return only === undefined ? ((several as unknown[] | undefined) ?? []) : [only];
}

function ambiguous(members: Members): UnreadableModelError {
  const fix = 'give each model a property with a value of its own: @Equals("cat") kind';
  return new UnreadableModelError(members.map(typeName).join(' | '), 'nothing tells its members apart', fix);
}
