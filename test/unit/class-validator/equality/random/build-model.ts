import type { Model } from '@modern-rest/core';
import type { ValidationOptions } from 'class-validator';
import { ALL_CASES } from '../constraint-cases/all-cases.ts';
import { forget } from '../forget.ts';
import { modelOf } from '../model-of.ts';
import { OTHER_DECORATORS } from './custom-constraints.ts';
import type { DecoratorRecipe, ModelRecipe, OptionsRecipe } from './recipe.ts';

/** Classes made of recipes. */
export interface Built {
  modelOf(recipe: ModelRecipe): Model<object>;
  /** Takes them all out of the storage of class-validator. */
  forgetAll(): void;
}

export function newBuilt(): Built {
  const models = new Map<ModelRecipe, Model<object>>();
  const build = (recipe: ModelRecipe): Model<object> => {
    const known = models.get(recipe);
    if (known) return known;
    const properties = recipe.properties.map(({ name, decorators }) => [name, decorators.map(decorate)] as const);
    const model = modelOf(Object.fromEntries(properties), { base: recipe.base && build(recipe.base) });
    models.set(recipe, model);
    return model;
  };
  return { modelOf: build, forgetAll: () => models.forEach(forget) };
}

function decorate({ name, variant, options }: DecoratorRecipe): PropertyDecorator {
  const validation = validationOptions(options);
  const other = OTHER_DECORATORS[name];
  if (other) return other(validation);
  const one = ALL_CASES[name]?.[variant];
  if (!one) throw new Error(`no case ${variant} of ${name}`);
  return one.decorate(validation);
}

/** Options as a user writes them: what is not said is not there. */
function validationOptions({ validateIf, ...said }: OptionsRecipe): ValidationOptions {
  const options = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { ...options, ...(validateIf !== undefined && { validateIf: () => validateIf }) };
}
