import { definePropertyType, type Model, propertyType } from '@modern-rest/core';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { propertyNames } from './property-names.ts';
import { excludesByDefault, transformsOf } from './transformer-metadata.ts';
import { nearest } from './transformer-tables.ts';
import { validationsOf } from './validations.ts';

/** The instance that all models of a list describe together. */
type Both<M extends readonly Model[]> = M extends readonly [Model<infer First>, ...infer Rest extends readonly Model[]]
  ? First & Both<Rest>
  : unknown;

/**
 * Makes a model that has the members of all given ones, with their decorators and initial values.
 *
 * ```ts
 * class Stored extends Intersection(UserForm, Uploads) {}
 * ```
 */
export function Intersection<const M extends readonly [Model<object>, Model<object>, ...Model<object>[]]>(...models: M): Model<Both<M>> {
  class Intersected {
    constructor() {
      for (const model of models) assignFields(this, new model());
    }
  }
  for (const model of models) {
    copyMetadata(model, Intersected);
    copyMembers(model, Intersected);
  }
  return Intersected as unknown as Model<Both<M>>;
}

/** A field without an initial value takes none away from another model. */
function assignFields(instance: object, fields: object): void {
  const initial = Object.entries(fields).filter(([name, value]) => value !== undefined || !(name in instance));
  Object.assign(instance, Object.fromEntries(initial));
}

function copyMetadata(from: Model, to: Model): void {
  const validations = validationsOf(from);
  for (const name of propertyNames(from)) {
    for (const validation of validations.get(name) ?? []) copyValidation(validation, to);
    copyProperty(from, to, name);
  }
}

function copyValidation(validation: ValidationMetadata, to: Model): void {
  getMetadataStorage().addValidationMetadata(Object.assign(Object.create(Object.getPrototypeOf(validation) as object), validation, { target: to }));
}

/** Methods and getters, those of base classes included. */
function copyMembers(from: Model, to: Model): void {
  for (let owner = from.prototype as object; owner !== Object.prototype; owner = Object.getPrototypeOf(owner) as object) {
    for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (!Object.hasOwn(to.prototype as object, name)) Object.defineProperty(to.prototype, name, member);
    }
  }
}

function copyProperty(from: Model, to: Model, name: string): void {
  const type = propertyType(from.prototype as object, name);
  if (type !== undefined) definePropertyType(to.prototype as object, name, type);

  const decorate = (decorator: (prototype: object, name: string) => void): void => decorator(to.prototype as object, name);
  const [typed, exposed, excluded] = [nearest('types', from, name), nearest('exposed', from, name), nearest('excluded', from, name)];
  if (typed) decorate(Type(typed.typeFunction, typed.options));
  if (exposed) decorate(Expose(exposed.options));
  if (excluded) decorate(Exclude(excluded.options));
  // A model that excludes its properties by default does not exclude those of the other models.
  else if (!exposed && excludesByDefault(from)) decorate(Exclude());

  const { input, output } = transformsOf(from)(name);
  // They are listed from the last decorator to the first.
  for (const { transformFn, options } of [...new Set([...input, ...output])].reverse()) decorate(Transform(transformFn, options));
}
