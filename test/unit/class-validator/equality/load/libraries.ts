import type { IssuePath, Model } from '@modern-rest/core';
import { type ClassTransformOptions, plainToInstance } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { type ValidationError, type ValidatorOptions, validate } from 'class-validator';
import type { ModelOptions } from '../compiled.ts';

/** A constraint that the libraries tell, at its place on the wire. */
export interface LibraryIssue {
  readonly path: IssuePath;
  readonly constraint: string;
  readonly message: string;
  /** Whether every name on the path is that of the class. */
  readonly sameNames: boolean;
}

/** What the libraries make of a plain value: the instance as far as it goes, and what is wrong with it. */
export interface ByLibraries {
  readonly value: unknown;
  readonly issues: readonly LibraryIssue[];
}

/** What is missing keeps its initial value, or is not there: so it is in the framework. */
const TRANSFORMER: ClassTransformOptions = { exposeDefaultValues: true, exposeUnsetFields: false };

/** What is not declared is dropped. A nested value that is no model is refused by its type. */
const VALIDATOR: ValidatorOptions = { whitelist: true, forbidUnknownValues: false };

/** Reads a plain value as users of the two libraries do. It is copied first: the libraries change it. */
export async function byLibraries(model: Model<object>, plain: unknown, { transformer, validator }: ModelOptions): Promise<ByLibraries> {
  const value = plainToInstance(model, structuredClone(plain), { ...TRANSFORMER, ...transformer });
  const errors = await validate(value, { ...VALIDATOR, ...validator });
  return { value, issues: locate(errors, { path: [], sameNames: true }) };
}

function locate(errors: readonly ValidationError[], above: { readonly path: IssuePath; readonly sameNames: boolean }): LibraryIssue[] {
  return errors.flatMap(({ target, property, constraints = {}, children = [] }) => {
    const step = stepTo(property, target);
    const here = { path: [...above.path, step], sameNames: above.sameNames && (typeof step === 'number' || step === property) };
    const issues = Object.entries(constraints).map(([constraint, message]) => ({ ...here, constraint, message }));
    return [...issues, ...locate(children, here)];
  });
}

/** The index of an item, or the wire name of a property. */
function stepTo(property: string, target: object | undefined): string | number {
  if (Array.isArray(target) || target instanceof Set) return Number(property);
  if (target instanceof Map) return property;
  return defaultMetadataStorage.findExposeMetadata((target as object).constructor as Model, property)?.options.name ?? property;
}
