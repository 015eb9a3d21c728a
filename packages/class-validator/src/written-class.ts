import { type Model, UnreadableModelError, type ValueFormat } from '@modern-rest/core';
import type { Discriminator } from './discriminator.ts';
import type { ModelOptions } from './model-options.ts';
import { collectProblems } from './model-problems.ts';
import { propertyNames } from './property-names.ts';
import { readShape } from './property-shape.ts';
import { type Transformed, transformOptions } from './transform.ts';
import { excludesByDefault, exposedName, exposureOf, hasExpose, transformsOf } from './transformer-metadata.ts';
import { declaredValidations } from './validations.ts';
import { wireName } from './wire-properties.ts';

/** The decorators of a class that decide how its instances are written where no declaration names the class. */
export interface WrittenClass {
  /** The properties that have a decorator and take part in answers. */
  readonly members: ReadonlyMap<string, WrittenMember>;
  /** `true` if the class does not exclude a property from answers. Own fields without a decorator are properties as well. */
  isExposed(name: string): boolean;
}

/** A property of a class, as far as writing it matters. */
export interface WrittenMember extends Transformed {
  readonly wire: string;
  /** `true` if the property has `@Expose`: a method is called. */
  readonly isExposed: boolean;
  /** The declared class of the value, or of the items of a collection. */
  readonly declared: DeclaredValue | undefined;
}

/** The declared class of a value. */
export interface DeclaredValue {
  readonly model: Model;
  readonly discriminator: Discriminator | undefined;
  /** `true` if a plain object stands for a map of such values. */
  readonly isMap: boolean;
}

/**
 * Reads the decorators of a class; `undefined` if neither library has any. Does not create an instance, unlike reading a declared model.
 *
 * @throws `UnreadableModelError` if decorators of one property contradict each other.
 */
export function readWrittenClass(model: Model, options: ModelOptions, format: ValueFormat): WrittenClass | undefined {
  const names = propertyNames(model);
  if (names.length === 0 && !excludesByDefault(model)) return undefined;
  const exposes = exposureOf(model, options);
  const isExposed = (name: string): boolean => exposes(name, 'output');
  const validations = declaredValidations(model, options);
  const problems = collectProblems(model);
  const transforms = transformsOf(model, options);
  const read = (name: string): WrittenMember => {
    const { nested, discriminator, collection } = readShape(model, name, validations.get(name) ?? [], problems);
    return {
      name,
      wire: wireName(format, name, exposedName(model, name)),
      isExposed: hasExpose(model, name),
      transforms: transforms(name),
      transformOptions: transformOptions(options),
      declared: nested && { model: nested, discriminator, isMap: collection === 'map' },
    };
  };
  const members = new Map(names.filter(isExposed).map((name) => [name, read(name)]));
  if (problems.found.length > 0) throw new UnreadableModelError(problems.found);
  return { members, isExposed };
}
