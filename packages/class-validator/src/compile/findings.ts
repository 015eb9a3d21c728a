import { type JsonBounds, MAX_ISSUES } from '@modern-rest/core';

/** What has to hold for a value, and how it is told where it does not. */
export interface Rule {
  /** The name of the constraint, or `required`, `type`, `undeclared`, … */
  readonly constraint: string;
  /** Place among the rules of its property, in the order of the declaration. */
  readonly order: number;
  /** Whether the value could not be read at all; a condition of the user's does not excuse that. */
  readonly refuses: boolean;
  /** What is said about a value; `name` is the nearest name above it, `undefined` where there is none. */
  tell(failure: Failure, name: string | undefined): string;
}

/** A property or key on the way to a value. */
export interface NamedStep {
  readonly wire: string;
  /** Place in its model, in the order of the declaration. */
  readonly position: number;
  /** Of an entry of a map. */
  readonly key?: unknown;
}

/** A property, a key, or the index of an item. */
export type Step = NamedStep | number;

/** A value that does not keep a rule. */
export class Failure {
  /** From the value outwards. */
  readonly steps: Step[];
  /** Of a constraint that waits: whether the value passes. */
  verdict: Promise<unknown> | undefined;
  /** Whether nobody is to be told, after all. */
  excused = false;
  /** The items that do not keep the rule, if they were recorded: the constraint is the user's, and is called only once. */
  items: readonly Step[] | undefined;

  constructor(
    readonly rule: Rule,
    readonly value: unknown,
    /** The object whose property it is. */
    readonly object: object | undefined,
    step: Step | undefined,
  ) {
    this.steps = step === undefined ? [] : [step];
  }
}

/** What was found wrong with one value so far. */
export class Findings {
  readonly failures: Failure[] = [];
  /** Whether a constraint waits. */
  waits = false;
  /** Whether a failure is excused. */
  excuses = false;
  /** How many failures are enough: nobody is told of more, and lists are read no further. */
  enough = MAX_ISSUES;
  /** Levels of models above the one that is read. */
  depth = 0;
  /** The objects around the one that is written. */
  within: Set<object> | undefined;

  constructor(
    /** Of JSON within text. */
    readonly bounds: JsonBounds,
  ) {}
}

/** Records that a value does not keep a rule. */
export function fail(found: Findings, rule: Rule, value: unknown, object: object | undefined, step: Step | undefined): Failure {
  const failure = new Failure(rule, value, object, step);
  found.failures.push(failure);
  return failure;
}

/** Records that a value keeps a rule only if a promise says so: it resolves with the verdict, or with the items that do not pass. */
export function failUnless(
  verdict: Promise<unknown>,
  found: Findings,
  rule: Rule,
  value: unknown,
  object: object | undefined,
  step: Step | undefined,
): void {
  const failure = new Failure(rule, value, object, step);
  failure.verdict = verdict.then((passed) => {
    if (!(passed instanceof FailingItems)) return passed;
    failure.items = passed.steps;
    return false;
  });
  // Prevents an unhandledRejection: `settle` awaits this promise later.
  failure.verdict.catch(() => undefined);
  found.failures.push(failure);
  found.waits = true;
  // What may yet pass does not count.
  found.enough += 1;
}

/** The verdict on a collection some of whose items do not pass. */
export class FailingItems {
  constructor(readonly steps: readonly Step[]) {}
}

/** Puts what was found since `from` below `step`. */
export function within({ failures }: Findings, from: number, step: Step): void {
  for (let index = from; index < failures.length; index++) (failures[index] as Failure).steps.push(step);
}

/** Excuses what constraints found between two counts: nobody asks them. What could not be read stays. */
export function forget(found: Findings, from: number, to: number): void {
  for (const failure of found.failures.slice(from, to)) {
    if (failure.rule.refuses || failure.excused) continue;
    failure.excused = true;
    found.excuses = true;
    found.enough += 1;
  }
}

/** Stands for a value that could not be read. */
export const REFUSED: unique symbol = Symbol('refused');

/** Takes down that the value cannot be read. */
export function refuse(found: Findings, rule: Rule, value: unknown): typeof REFUSED {
  fail(found, rule, value, undefined, undefined);
  return REFUSED;
}

/** A rule about how values are read. Names the property or key, where there is one. */
export function refusal(expectation: string, constraint = 'type'): Rule {
  return {
    constraint,
    order: -1,
    refuses: true,
    tell: (_, name) => (name === undefined ? expectation : `${name} ${expectation}`),
  };
}

/** The bounds for values that contain no JSON within text. */
export const NO_BOUNDS: JsonBounds = { jsonDepth: 0, jsonKeys: 0, jsonItems: 0, jsonNumberSize: 0 };
