import { definePropertyType, type Model, propertyType } from '@modern-rest/core';
import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';

/** The instance that all models of a list describe together. */
type Both<M extends readonly Model[]> = M extends readonly [Model<infer First>, ...infer Rest extends readonly Model[]]
  ? First & Both<Rest>
  : unknown;

/**
 * Makes a model that has the properties of all given ones, with their decorators and initial values.
 *
 * ```ts
 * class Stored extends Intersection(UserForm, Uploads) {}
 * ```
 */
export function Intersection<const M extends readonly [Model<object>, Model<object>, ...Model<object>[]]>(...models: M): Model<Both<M>> {
  class Intersected {
    constructor() {
      for (const model of models) Object.assign(this, new model());
    }
  }
  for (const model of models) copyMetadata(model, Intersected);
  return Intersected as unknown as Model<Both<M>>;
}

function copyMetadata(from: Model, to: Model): void {
  const validations = getMetadataStorage().getTargetValidationMetadatas(from, '', false, false);
  for (const validation of validations) {
    getMetadataStorage().addValidationMetadata(Object.assign(Object.create(Object.getPrototypeOf(validation) as object), validation, { target: to }));
  }
  const names = new Set([...validations.map(({ propertyName }) => propertyName), ...Object.keys(new from() as object)]);
  for (const name of names) copyProperty(from, to, name);
}

function copyProperty(from: Model, to: Model, name: string): void {
  const type = propertyType(from.prototype as object, name);
  if (type !== undefined) definePropertyType(to.prototype as object, name, type);

  const [typed, exposed, excluded] = [
    defaultMetadataStorage.findTypeMetadata(from, name),
    defaultMetadataStorage.findExposeMetadata(from, name),
    defaultMetadataStorage.findExcludeMetadata(from, name),
  ];
  if (typed) defaultMetadataStorage.addTypeMetadata({ ...typed, target: to });
  if (exposed) defaultMetadataStorage.addExposeMetadata({ ...exposed, target: to });
  if (excluded) defaultMetadataStorage.addExcludeMetadata({ ...excluded, target: to });
  const directions = [TransformationType.PLAIN_TO_CLASS, TransformationType.CLASS_TO_PLAIN];
  const transforms = directions.flatMap((direction) => defaultMetadataStorage.findTransformMetadatas(from, name, direction));
  for (const transform of new Set(transforms)) {
    defaultMetadataStorage.addTransformMetadata({ ...transform, target: to });
  }
}
