import type { ValidatorOptions } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { ModelOptions } from '../model-options.ts';
import { hasNullItems, PRESENCE, type Presence } from '../nullable.ts';
import { readContext } from '../property-context.ts';
import { type Check, constraintName, readChecks } from './check.ts';
import type { Rule } from './findings.ts';
import { type Contexts, compileTell, type Telling } from './telling.ts';

/** A condition of the user's: whether a property of an object is validated. */
export type Condition = (object: object, value: unknown) => unknown;

/** Everything that class-validator's decorators ask of one property, in the order in which it asks. */
export interface PropertyChecks {
  /** All are asked, whatever the first ones say. */
  readonly conditions: readonly Condition[];
  readonly excuses: Excuses;
  /** Those that hold for what may be left out, too: `@IsDefined`. */
  readonly defined: readonly Check[];
  readonly customs: readonly Check[];
  /** What is said of a value that is no object, where one is to be validated. */
  readonly nested: NestedRule | undefined;
  readonly skips: Skips;
}

/** The rule that a value is an object, and the decorator that asks for it. */
export interface NestedRule extends Rule {
  readonly metadata: ValidationMetadata;
  readonly contexts: Contexts;
}

/** What values the decorators of a property excuse. */
export interface Excuses {
  /** `true` if null and undefined are not validated: `@IsOptional`. */
  readonly optional: boolean;
  /** `true` if undefined is not validated: `@Optional`. */
  readonly omissible: boolean;
  /** `true` if null is not validated, because it is one of the values: `@Nullable`, `@Optional({ nullable: true })`. */
  readonly nullable: boolean;
  /** Whether there are conditions besides. */
  readonly conditional: boolean;
}

/** What values class-validator's options excuse. */
export interface Skips {
  readonly undefined: boolean;
  readonly null: boolean;
  /** Whether what breaks one constraint is asked no further. */
  readonly atFirstError: boolean;
  /** `true` if items that are null are not validated: `@Nullable({ each: true })`. */
  readonly nullItems: boolean;
}

/** Reads what is asked of a property. */
export function readPropertyChecks(validations: readonly ValidationMetadata[], { validator = {} }: ModelOptions): PropertyChecks {
  // The library goes from the last decorator to the first.
  const asked = [...validations.entries()].map(([order, metadata]) => ({ order, metadata })).reverse();
  const telling = {
    dismissDefaultMessages: validator.dismissDefaultMessages ?? false,
    contexts: readContexts(asked.map(({ metadata }) => metadata)),
    nullItems: hasNullItems(validations),
  };
  const checksOf = (type: string): Check[] =>
    readChecks(
      asked.filter(({ metadata }) => metadata.type === type),
      telling,
    );

  const skips = readSkips(validator);
  const customs = checksOf('customValidation');
  const nested = asked.find(({ metadata }) => metadata.type === 'nestedValidation');
  const conditions = asked.map(({ metadata }) => metadata).filter(({ type }) => type === 'conditionalValidation');
  return {
    conditions: conditions.map(({ constraints }) => (constraints as [Condition])[0]),
    excuses: readExcuses(validations),
    defined: checksOf('isDefined'),
    // An asynchronous constraint does not run if a synchronous one already failed.
    customs: skips.atFirstError ? [...customs.filter(({ isAsync }) => !isAsync), ...customs.filter(({ isAsync }) => isAsync)] : customs,
    nested: nested && nestedRule(nested.metadata, nested.order, telling),
    skips: { ...skips, nullItems: telling.nullItems },
  };
}

/** Reads which values nothing is asked of. */
export function readExcuses(validations: readonly ValidationMetadata[]): Excuses {
  const conditions = validations.filter(({ type }) => type === 'conditionalValidation');
  const presences = conditions.map((metadata) => readContext<Presence>([metadata], PRESENCE));
  return {
    optional: conditions.some(isOptional),
    omissible: presences.some((presence) => presence?.missing),
    nullable: presences.some((presence) => presence?.null),
    conditional: conditions.some((metadata, index) => !isOptional(metadata) && !presences[index]),
  };
}

/** Reads which values the options excuse. */
export function readSkips({
  skipMissingProperties,
  skipUndefinedProperties,
  skipNullProperties,
  stopAtFirstError,
}: ValidatorOptions): Omit<Skips, 'nullItems'> {
  const skipsMissing = skipMissingProperties === true;
  return {
    undefined: skipsMissing || skipUndefinedProperties === true,
    null: skipsMissing || skipNullProperties === true,
    atFirstError: stopAtFirstError === true,
  };
}

function readContexts(asked: readonly ValidationMetadata[]): Contexts {
  const [defined, others] = [asked.filter(({ type }) => type === 'isDefined'), asked.filter(({ type }) => type !== 'isDefined')];
  const customs = others.filter(({ type }) => type === 'customValidation');
  return [...defined, ...others, ...customs].flatMap((metadata) => {
    const { context } = metadata as { context?: object };
    return context ? [[constraintName(metadata), context] as const] : [];
  });
}

function isOptional({ name }: ValidationMetadata): boolean {
  return name === 'isOptional';
}

/** class-validator names the class of the class as the target of this one. */
function nestedRule(metadata: ValidationMetadata, order: number, telling: Telling): NestedRule {
  const tell = compileTell(metadata, undefined, telling);
  return {
    metadata,
    contexts: telling.contexts,
    constraint: metadata.type,
    order,
    refuses: false,
    tell: (failure, name) => tell(Object.assign(Object.create(failure) as typeof failure, { object: metadata.target as object }), name),
  };
}
