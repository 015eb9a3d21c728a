import { type Issue, type IssuePath, type Loaded, MAX_ISSUES, type MaybePromise } from '@modern-rest/core';
import { type Check, isCollection } from './check.ts';
import type { Failure, Findings, Rule, Step } from './findings.ts';

/** The failures that somebody is to be told of, once everything was asked. A promise only where a constraint waits. */
export function settle({ failures, waits, excuses }: Findings): MaybePromise<readonly Failure[]> {
  if (!waits) return excuses ? failures.filter(({ excused }) => !excused) : failures;
  return Promise.all(failures.map(({ verdict }) => verdict)).then((verdicts) =>
    failures.filter(({ excused, verdict }, index) => !excused && (verdict === undefined || !verdicts[index])),
  );
}

/** What `make` makes of the failures that stand. */
export function conclude<T>(found: Findings, make: (failures: readonly Failure[]) => T): MaybePromise<T> {
  const settled = settle(found);
  return settled instanceof Promise ? settled.then(make) : make(settled);
}

/** The value, or all that is wrong with it. */
export function concludeLoad(value: unknown, found: Findings): MaybePromise<Loaded> {
  return conclude(found, (failures): Loaded => (failures.length === 0 ? { value } : { issues: toIssues(failures) }));
}

/** The issues in the order of the declaration, each constraint of a value once. */
export function toIssues(failures: readonly Failure[]): Issue[] {
  const issues: Issue[] = [];
  const ordered = inOrder(failures);
  for (let index = 0; index < ordered.length && issues.length < MAX_ISSUES; index++) {
    if (!isTold(ordered, index)) addIssues(ordered[index] as Failure, issues);
  }
  return issues;
}

/** Adds the issue of a failure, or one for each item that does not keep the rule. */
function addIssues(failure: Failure, issues: Issue[]): void {
  const issue = toIssue(failure);
  const items = failingItems(failure);
  if (!items) issues.push(issue);
  else
    for (const item of items.slice(0, MAX_ISSUES - issues.length))
      issues.push({ ...issue, path: [...issue.path, typeof item === 'number' ? item : item.wire] });
}

/** The items that do not keep a rule; `undefined` if the rule is about the value itself. */
function failingItems({ rule, items, value }: Failure): readonly Step[] | undefined {
  if (items || !isCheck(rule) || !rule.metadata.each || !isCollection(value)) return items;
  return rule.failingItems(value);
}

function isCheck(rule: Rule): rule is Check {
  return 'failingItems' in rule;
}

function toIssue(failure: Failure): Issue {
  const { steps, rule } = failure;
  const path: (string | number)[] = [];
  let name: string | undefined;
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index] as Step;
    if (typeof step === 'number') path.push(step);
    else {
      name = step.wire;
      path.push(name);
    }
  }
  return { path: path as IssuePath, message: rule.tell(failure, name), type: 'value_error', constraint: rule.constraint };
}

/** Most are found in their order: only conditions, and constraints that see the whole object, are asked later. */
function inOrder(failures: readonly Failure[]): readonly Failure[] {
  for (let index = 1; index < failures.length; index++) {
    if (byPlace(failures[index - 1] as Failure, failures[index] as Failure) > 0) return [...failures].sort(byPlace);
  }
  return failures;
}

function byPlace(a: Failure, b: Failure): number {
  const shared = Math.min(a.steps.length, b.steps.length);
  for (let depth = 1; depth <= shared; depth++) {
    const difference = positionOf(a.steps[a.steps.length - depth] as Step) - positionOf(b.steps[b.steps.length - depth] as Step);
    if (difference !== 0) return difference;
  }
  return a.steps.length - b.steps.length || a.rule.order - b.rule.order;
}

function positionOf(step: Step): number {
  return typeof step === 'number' ? step : step.position;
}

/** Two decorators may ask for one constraint. class-validator tells what the upper one says. */
function isTold(ordered: readonly Failure[], index: number): boolean {
  const failure = ordered[index] as Failure;
  for (let before = index - 1; before >= 0; before--) {
    const other = ordered[before] as Failure;
    if (!isSamePlace(failure.steps, other.steps)) return false;
    if (failure.rule.constraint === other.rule.constraint) return true;
  }
  return false;
}

function isSamePlace(a: readonly Step[], b: readonly Step[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    const [step, other] = [a[index] as Step, b[index] as Step];
    if (step !== other && (typeof step === 'number' || typeof other === 'number' || step.wire !== other.wire)) return false;
  }
  return true;
}
