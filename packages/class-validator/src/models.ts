import { type Direction, type Model, UnreadableModelError, type ValueFormat } from '@modern-rest/core';
import { compileInstanceView, type InstanceView } from './as-instance.ts';
import type { ModelOptions } from './model-options.ts';
import type { ModelPlan } from './model-plan.ts';
import { perFormat } from './per-format.ts';
import { type ModelReading, readModel } from './read-model.ts';
import { type PropertiesOf, wireProperties } from './wire-properties.ts';
import { type AnyWriter, compileAnyWriter } from './write-any.ts';

/** What is known of models. Each is read when it is first asked for, which may throw `UnreadableModelError`. */
export interface Models {
  /** A model with its problems. Never throws `UnreadableModelError`. */
  reading(model: Model): ModelReading;
  plan(model: Model): ModelPlan;
  /** The properties of models as values of a format have them, in one direction. */
  properties(format: ValueFormat, direction: Direction): PropertiesOf;
  /** Returns how answers are seen as instances of models. */
  views(format: ValueFormat): (model: Model) => InstanceView;
  /** Returns the writer of values whose class no declaration names. */
  anyWriter(format: ValueFormat): AnyWriter;
}

/** Reads models, each once. */
export function readModels(options: ModelOptions): Models {
  const reading = perModel((model) => readModel(model, options));
  const plan = (model: Model): ModelPlan => {
    const read = reading(model);
    if (read.problems.length > 0) throw new UnreadableModelError(read.problems);
    return read;
  };
  const named = (direction: Direction): ((format: ValueFormat) => PropertiesOf) =>
    perFormat((format) => perModel((model) => wireProperties(plan(model), format, direction)));
  const byDirection = { input: named('input'), output: named('output') };
  return {
    reading,
    plan,
    properties: (format, direction) => byDirection[direction](format),
    views: perFormat((format) => perModel((model) => compileInstanceView(model, byDirection.output(format)(model), options))),
    anyWriter: perFormat((format) => compileAnyWriter(options, format)),
  };
}

function perModel<T>(make: (model: Model) => T): (model: Model) => T {
  const made = new Map<Model, T>();
  return (model) => {
    const value = made.get(model) ?? make(model);
    made.set(model, value);
    return value;
  };
}
