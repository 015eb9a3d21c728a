import {
  definePropertyType,
  type Model,
  readEach,
  type SingleValueDeclaration,
  typeName,
  UnreadableModelError,
  type ValueType,
} from '@modern-rest/core';
import { Expose } from 'class-transformer';
import { IsArray, IsBoolean, IsDate, IsNumber, IsString, type ValidationOptions } from 'class-validator';
import { Nested } from './nested.ts';
import { Optional } from './nullable.ts';
import { decoratedHere } from './transformer-tables.ts';

/** Returns a function that makes models of single values. Equal declarations share a model: many endpoints have the same path parameter. */
export function singleValuesModels(): (declarations: readonly SingleValueDeclaration[]) => Model {
  const models = new Map<string, Model>();
  return (declarations) => {
    const key = declarations.every(isSimple) && JSON.stringify(declarations);
    if (!key) return singleValuesModel(declarations);
    const model = models.get(key) ?? singleValuesModel(declarations);
    models.set(key, model);
    return model;
  };
}

/** `true` if two declarations are equal when they are equal as JSON. */
function isSimple({ type, initial, validate }: SingleValueDeclaration): boolean {
  return type.kind === 'scalar' && initial === undefined && validate.length === 0;
}

/** Makes a model with a property for each single value, as somebody would have written it. */
function singleValuesModel(declarations: readonly SingleValueDeclaration[]): Model {
  class SingleValues {
    constructor() {
      for (const { name, initial } of declarations) if (initial !== undefined) Object.assign(this, { [name]: structuredClone(initial) });
    }
  }
  if (declarations.every(({ validate }) => validate.length === 0)) decoratedHere(SingleValues);
  readEach(declarations, ({ name, type, optional, validate }) => {
    const own = [Expose({ name }), ...(optional ? [Optional()] : []), ...typeDecorators(type)];
    // Decorators run from the last one to the first.
    for (const decorate of [...own, ...validate].reverse()) (decorate as PropertyDecorator)(SingleValues.prototype, name);
    definePropertyType(SingleValues.prototype, name, type.kind === 'list' ? Array : undefined);
  });
  return SingleValues;
}

const SCALARS = {
  string: (options: ValidationOptions) => IsString(options),
  number: (options: ValidationOptions) => IsNumber({}, options),
  boolean: (options: ValidationOptions) => IsBoolean(options),
  date: (options: ValidationOptions) => IsDate(options),
} as const;

function typeDecorators(type: ValueType): PropertyDecorator[] {
  if (type.kind === 'scalar') return [SCALARS[type.scalar]({})];
  if (type.kind === 'model') return [Nested(() => type.model)];
  const item = type.kind === 'list' ? type.item : undefined;
  if (item?.kind === 'scalar') return [IsArray(), SCALARS[item.scalar]({ each: true })];
  if (item?.kind === 'model') return [IsArray(), Nested(() => [item.model])];
  throw new UnreadableModelError(typeName(type), 'a single value cannot be of this type', 'use a scalar, a model, or a list of either');
}
