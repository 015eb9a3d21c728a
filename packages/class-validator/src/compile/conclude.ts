import { type Issue, type IssuePath, type Loaded, MAX_ISSUES, type MaybePromise, valueIssue } from '@modern-rest/core';
import type { Failure, Findings, Step } from './findings.ts';

/** What stands once everything was asked: the failures that somebody is to be told of. A promise only where a constraint waits. */
export function settle({ failures, waits }: Findings): MaybePromise<readonly Failure[]> {
  if (!waits) return failures.filter(({ excused }) => !excused);
  return Promise.all(failures.map(({ verdict }) => verdict)).then((verdicts) =>
    failures.filter(({ excused, verdict }, index) => !excused && (verdict === undefined || !verdicts[index])),
  );
}

/** The value, or all that is wrong with it. */
export function conclude(value: unknown, found: Findings): MaybePromise<Loaded> {
  const settled = settle(found);
  return settled instanceof Promise ? settled.then((failures) => loaded(value, failures)) : loaded(value, settled);
}

function loaded(value: unknown, failures: readonly Failure[]): Loaded {
  return failures.length === 0 ? { value } : { issues: toIssues(failures) };
}

/** The issues in the order of the declaration, each constraint of a value once. */
export function toIssues(failures: readonly Failure[]): Issue[] {
  const told: Failure[] = [];
  const issues: Issue[] = [];
  for (const failure of failures.length > 1 ? [...failures].sort(byPlace) : failures) {
    if (isTold(failure, told)) continue;
    told.push(failure);
    const path = pathOf(failure);
    issues.push(valueIssue(path, failure.rule.tell(failure, nameIn(path)), failure.rule.constraint));
    if (issues.length === MAX_ISSUES) break;
  }
  return issues;
}

/** Two decorators may ask for one constraint. class-validator tells what the upper one says. */
function isTold(failure: Failure, told: readonly Failure[]): boolean {
  for (let index = told.length - 1; index >= 0; index--) {
    const other = told[index] as Failure;
    if (!isSamePlace(failure, other)) return false;
    if (failure.rule.constraint === other.rule.constraint) return true;
  }
  return false;
}

function pathOf({ steps }: Failure): IssuePath {
  const path: (string | number)[] = [];
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index] as Step;
    path.push(typeof step === 'number' ? step : step.wire);
  }
  return path;
}

function nameIn(path: IssuePath): string | undefined {
  return path.findLast((step) => typeof step === 'string');
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

function isSamePlace(a: Failure, b: Failure): boolean {
  if (a.steps.length !== b.steps.length) return false;
  return a.steps.every((step, index) => {
    const other = b.steps[index] as Step;
    return typeof step === 'number' || typeof other === 'number' ? step === other : step.wire === other.wire;
  });
}
