import { shownName } from '@modern-rest/core';
import { getMetadataStorage, type ValidationArguments, type ValidatorConstraintInterface } from 'class-validator';
import type { ConstraintMetadata } from 'class-validator/types/metadata/ConstraintMetadata.js';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { Constraint } from '../constraints/constraint.ts';
import { constraintNamed } from '../constraints/constraints.ts';
import { isGenuine } from '../constraints/genuine.ts';
import { FailingItems, type Findings, fail, failUnless, type Rule, type Step } from './findings.ts';
import { type Contexts, compileTell, type Telling, targetName } from './telling.ts';

/** One constraint of a property, as a decorator asked for it. */
export interface Check extends Rule {
  readonly metadata: ValidationMetadata;
  /** What is known of the constraint, if it is the library's own. */
  readonly known: Constraint | undefined;
  /** The longest text that it is asked about, in UTF-16 units: a longer one does not pass. */
  readonly longest: number;
  /** The constraints that bound the length of the same text, the shortest first. */
  readonly bounds: readonly TextBound[];
  /** `true` if the constraint is declared as asynchronous. */
  readonly isAsync: boolean;
  /** Those of its whole property. */
  readonly contexts: Contexts;
  /** `true` if items that are null pass: `@Nullable({ each: true })`. */
  readonly nullItems: boolean;
  /**
   * Checks a value, or the items of a collection if the constraint is meant for items. Returns the verdict of the constraint, or a promise of it: a
   * falsy value, or `FailingItems` from a constraint of the user, if it does not pass.
   */
  passes(value: unknown, object: object): unknown;
  /** The items of a collection that do not pass. Calls the constraint, which has to be one of the library. */
  failingItems(value: Collection): readonly Step[];
}

/** A constraint of the length of a text. */
export interface TextBound {
  /** Up to how many UTF-16 units a text is never too long. */
  readonly fits: number;
  readonly constraint: Constraint;
  readonly args: readonly unknown[];
}

/** What is known of a constraint before the others of its property are. */
type UnboundCheck = Omit<Check, 'bounds' | 'passes' | 'failingItems'> & { readonly validator: ValidatorConstraintInterface };

/** A decorator's metadata, and its place in the declaration. */
export interface Asked {
  readonly metadata: ValidationMetadata;
  readonly order: number;
}

/** The checks of decorators. A class of the user's may be several constraints. */
export function readChecks(asked: readonly Asked[], telling: Telling): Check[] {
  const checks = asked.flatMap(({ metadata, order }) =>
    getMetadataStorage()
      .getTargetValidatorConstraints(metadata.constraintCls)
      .map((constraint) => readCheck(metadata, constraint, order, telling)),
  );
  const [ofValue, ofItems] = [textBounds(checks, false), textBounds(checks, true)];
  return checks.map(({ validator, ...check }) => {
    const bounds = check.metadata.each ? ofItems : ofValue;
    return { ...check, bounds, ...compilePasses({ ...check, bounds }, validator) };
  });
}

function textBounds(checks: readonly UnboundCheck[], each: boolean): TextBound[] {
  const bounds = checks.flatMap(({ known, metadata }) => {
    const args = metadata.constraints ?? [];
    const fits = known?.verdict && Boolean(metadata.each) === each ? known.fits?.(args) : undefined;
    return known && fits !== undefined ? [{ fits, constraint: known, args }] : [];
  });
  return bounds.sort((a, b) => a.fits - b.fits);
}

/** Whether a text is longer than its bounds allow, which is told: nothing else is asked of it. */
function isOverlong(text: unknown, bounds: readonly TextBound[]): boolean {
  return typeof text === 'string' && bounds.some(({ fits, constraint, args }) => text.length > fits && !constraint.verdict?.(text, args));
}

function readCheck(metadata: ValidationMetadata, constraint: ConstraintMetadata, order: number, telling: Telling): UnboundCheck {
  const validator = instanceOf(constraint);
  const known = knownConstraint(metadata, validator);
  const args = metadata.constraints ?? [];
  return {
    constraint: constraint.name || metadata.type,
    order,
    refuses: false,
    metadata,
    known,
    isAsync: constraint.async,
    longest: (known?.verdict ? known.longest?.(args) : undefined) ?? known?.refusedBeyond?.(args) ?? Number.POSITIVE_INFINITY,
    validator,
    contexts: telling.contexts,
    nullItems: telling.nullItems,
    tell: compileTell(metadata, validator, telling),
  };
}

/** The name that a decorator's constraint is told by. */
export function constraintName({ constraintCls, type }: ValidationMetadata): string {
  const [constraint] = type === 'customValidation' ? getMetadataStorage().getTargetValidatorConstraints(constraintCls) : [];
  return constraint?.name || type;
}

/** The container keeps constraints in a list and searches it: a decorator's own class needs none. */
function instanceOf(constraint: ConstraintMetadata): ValidatorConstraintInterface {
  const { target } = constraint as unknown as { target: new () => ValidatorConstraintInterface };
  return target.name === 'CustomConstraint' ? new target() : constraint.instance;
}

/** A constraint of the user's may have the name of one of the library's. */
function knownConstraint({ name, constraints = [] }: ValidationMetadata, validator: ValidatorConstraintInterface): Constraint | undefined {
  const row = constraintNamed(name);
  if (!row?.verdict) return row;
  const validate = (value: unknown): unknown => validator.validate(value, { constraints } as ValidationArguments);
  return isGenuine(name as string, constraints, validate) ? row : undefined;
}

function compilePasses(
  check: Omit<Check, 'passes' | 'failingItems'>,
  validator: ValidatorConstraintInterface,
): Pick<Check, 'passes' | 'failingItems'> {
  const { each, validateIf, constraints, propertyName } = check.metadata;
  const { known, bounds, longest, nullItems } = check;
  const verdict = known?.verdict;
  const ask: ValidatorConstraintInterface['validate'] = verdict ? (value) => verdict(value, constraints ?? []) : validator.validate.bind(validator);
  const short: typeof ask = known?.scans ? (value, args) => !(typeof value === 'string' && value.length > longest) && ask(value, args) : ask;
  const one: typeof ask = known?.scans && bounds.length > 0 ? (value, args) => isOverlong(value, bounds) || short(value, args) : short;
  const askItem: typeof ask = nullItems ? (item, args) => item === null || one(item, args) : one;
  return {
    passes(value, object) {
      if (validateIf && !validateIf(object, value)) return true;
      const args = { targetName: targetName(object), property: propertyName, object, value, constraints } as ValidationArguments;
      if (!each || !isCollection(value)) return one(value, args);
      const items = itemsOf(value);
      // Nobody sees how often the library's own are asked. Holes of a list are no items.
      if (verdict) return items.every((item) => askItem(item, args));
      const verdicts = items.map((item): unknown => askItem(item, args));
      return verdicts.some(isPromise) ? Promise.all(verdicts).then((all) => verdictOn(value, all)) : verdictOn(value, verdicts);
    },
    failingItems(value) {
      const args = { constraints } as ValidationArguments;
      return failingSteps(
        value,
        itemsOf(value).map((item) => askItem(item, args)),
      );
    },
  };
}

type Collection = readonly unknown[] | ReadonlySet<unknown> | ReadonlyMap<unknown, unknown>;

function itemsOf(value: Collection): readonly unknown[] {
  return Array.isArray(value) ? value : [...(value as ReadonlySet<unknown>).values()];
}

function verdictOn(value: Collection, verdicts: readonly unknown[]): true | FailingItems {
  const steps = failingSteps(value, verdicts);
  return steps.length === 0 || new FailingItems(steps);
}

/** The places of the items without a verdict in their favour: indexes, or the keys of a map. Holes of a list are no items. */
function failingSteps(value: Collection, verdicts: readonly unknown[]): Step[] {
  const failing = verdicts.flatMap((verdict, position) => (verdict ? [] : [position]));
  if (!(value instanceof Map)) return failing;
  const keys = [...(value as ReadonlyMap<unknown, unknown>).keys()];
  return failing.map((position) => ({ wire: shownName(String(keys[position])), position, key: keys[position] }));
}

/** What class-validator goes through item by item. */
export function isCollection(value: unknown): value is Collection {
  return Array.isArray(value) || value instanceof Set || value instanceof Map;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** Asks a constraint about a value. */
export function ask(check: Check, value: unknown, object: object, found: Findings, step: Step | undefined): void {
  const verdict = check.passes(value, object);
  if (verdict === true) return;
  if (isPromise(verdict)) failUnless(Promise.resolve(verdict), found, check, value, object, step);
  else if (verdict instanceof FailingItems) fail(found, check, value, object, step).items = verdict.steps;
  else if (!verdict) fail(found, check, value, object, step);
}
