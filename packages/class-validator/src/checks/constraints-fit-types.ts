import { propertyType } from '@modern-rest/core';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { Constraint } from '../constraints/constraint.ts';
import { constraintNamed } from '../constraints/constraints.ts';
import type { PropertyPlan } from '../model-plan.ts';
import { collectionOf } from '../transformer-metadata.ts';
import type { ModelCheck, ModelFault } from './model-check.ts';

/** Reports constraints that contradict the declared type of a property. Skips properties with `@Transform`, which may change the type. */
export const constraintsFitTypes: ModelCheck = ({ reading: { model }, properties }) =>
  properties
    .filter(({ transforms }) => transforms.input.length === 0 && transforms.output.length === 0)
    .flatMap((property) => faultsOf(property, propertyType(model.prototype as object, property.name)));

/** The types that TypeScript keeps, by the constructors that stand for them. `Object` may be anything. */
const DECLARED: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [String, 'string'],
  [Number, 'number'],
  [Boolean, 'boolean'],
  [Date, 'Date'],
  [BigInt, 'bigint'],
]);

const ACCEPTED: Readonly<Record<NonNullable<Constraint['passes']>, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'Date',
  list: 'list',
};

const FIX = 'declare the type of the values that really come, or the constraint of the declared type. If @Transform changes the type, write it here';

function faultsOf(property: PropertyPlan, designType: unknown): ModelFault[] {
  const declared = DECLARED.get(designType) ?? collectionOf(designType);
  if (declared === undefined) return [];
  const parts = DECLARED.has(designType) ? partsOf(property) : [];
  return [...parts, ...contradicting(property, declared)].map((what) => {
    const reason = `${what} contradicts the declared type of the property ${property.name}, which is ${declared}`;
    return { code: 'TYPE_CONTRADICTION', reason, fix: FIX };
  });
}

/** Declarations of models and items, which a single value does not have. */
function partsOf({ cascades, nested, validations }: PropertyPlan): string[] {
  const ofItems = validations.filter(({ each, type }) => each && type === 'customValidation');
  return [...(cascades || nested ? ['a nested model'] : []), ...ofItems.map((metadata) => `${decoratorOf(metadata)} for each item`)];
}

/** Constraints of the value itself that accept other types only. */
function contradicting({ validations, checks }: PropertyPlan, declared: string): string[] {
  if (!validations.some((metadata) => refuses(metadata, declared))) return [];
  // A constraint of the user's may have the name of one of the library's.
  const genuine = checks().customs.filter(({ known, metadata }) => known && !metadata.validateIf && refuses(metadata, declared));
  return genuine.map(({ metadata }) => decoratorOf(metadata));
}

function refuses({ name, each, constraints = [] }: ValidationMetadata, declared: string): boolean {
  const known = each ? undefined : constraintNamed(name);
  if (!known) return false;
  if (known.passes) return ACCEPTED[known.passes] !== declared;
  const { enum: several = [], const: only } = known.schema(constraints) as { readonly enum?: readonly unknown[]; readonly const?: unknown };
  const types = new Set([...several, only].filter((value) => value !== undefined && value !== null).map((value) => typeof value));
  return types.size > 0 && !types.has('object') && !types.has(declared as 'string');
}

/** `@IsInt` for the constraint `isInt`. */
function decoratorOf({ name }: ValidationMetadata): string {
  return `@${String(name).charAt(0).toUpperCase()}${String(name).slice(1)}`;
}
