import type { Model } from '@modern-rest/core';
import { getMetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { ModelOptions } from '../model-options.ts';
import { askedOf } from '../validation-storage.ts';
import type { NamedStep } from './findings.ts';
import { type PropertyChecks, readPropertyChecks } from './property-checks.ts';

/** What class-validator asks of the instances of a class. */
export interface ValidationPlan {
  readonly properties: readonly ValidatedProperty[];
  /** Whether the class has no metadata at all. */
  readonly unknown: boolean;
  /** Whether it asks for what only class-validator itself does: waiting for a promise, or validating what is nested twice. */
  readonly foreign: boolean;
}

/** One property, and what is asked of it. */
export interface ValidatedProperty {
  readonly name: string;
  readonly step: NamedStep;
  readonly checks: PropertyChecks;
}

/** Reads what is asked of a class, in the order in which class-validator asks. */
export function readValidationPlan(model: Model, options: ModelOptions): ValidationPlan {
  const asked = askedOf(model, options);
  const grouped = Object.entries(getMetadataStorage().groupByPropertyName(asked));
  return {
    properties: grouped.map(([name, validations], position) => ({
      name,
      step: { wire: name, position },
      // Decorators run from the last one to the first.
      checks: readPropertyChecks([...validations].reverse(), options),
    })),
    unknown: asked.length === 0,
    foreign: grouped.some(([, validations]) => isForeign(validations)),
  };
}

function isForeign(validations: readonly ValidationMetadata[]): boolean {
  const types = validations.map(({ type }) => type);
  return types.includes('promiseValidation') || types.filter((type) => type === 'nestedValidation').length > 1;
}
