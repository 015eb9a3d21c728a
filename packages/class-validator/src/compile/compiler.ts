import {
  type JsonBounds,
  type Loaded,
  type MaybePromise,
  type Model,
  type ValueFormat,
  type ValueSource,
  type ValueType,
  type Written,
} from '@modern-rest/core';
import type { ModelOptions } from '../model-options.ts';
import type { Models as KnownModels } from '../models.ts';
import { perFormat } from '../per-format.ts';
import { readUnion } from '../union.ts';
import type { WireProperty } from '../wire-properties.ts';
import type { Backend } from './backend.ts';
import { conclude, concludeLoad, toIssues } from './conclude.ts';
import { type DumperOf, readDumpProperties } from './dump-property.ts';
import { compileDumpType } from './dump-type.ts';
import { Findings, NO_BOUNDS } from './findings.ts';
import { readLoadProperties } from './load-property.ts';
import type { LoadPlan } from './plans.ts';
import type { Models } from './read-property.ts';
import { compileReadType } from './read-type.ts';
import { isRecursive } from './recursion.ts';
import { compileValidation } from './validate-value.ts';
import type { ValidatedProperty } from './validation-plan.ts';

/** Compiles models, each once for each way in which its values are written. */
export interface Compiler {
  /** Plain value → model, validated. */
  load(type: ValueType, format: ValueFormat, bounds: JsonBounds): (raw: unknown) => MaybePromise<Loaded>;
  /** Model or plain value → JSON, validated. */
  dump(type: ValueType, format: ValueFormat): (value: unknown) => MaybePromise<Written>;
}

/**
 * Makes a compiler of models.
 *
 * A model is compiled when its first value comes; with `eager`, when it is named.
 */
export function createCompiler(known: KnownModels, options: ModelOptions, backend: Backend, eager = false): Compiler {
  const inputs = perFormat((format) => compileInput(format, known, options, backend, eager));
  const outputs = perFormat((format) => compileOutput(format, known, backend, eager));
  return {
    load(type, format, bounds) {
      const models = inputs(format);
      const read = compileReadType(type, format, models, (members) => readUnion(members, known, format, 'input'));
      return (raw) => {
        const found = new Findings(bounds);
        const value = read(raw, found);
        return found.failures.length === 0 ? { value } : concludeLoad(value, found);
      };
    },
    dump(type, format) {
      const dump = compileDumpType(type, outputs(format), (members) => readUnion(members, known, format, 'output'));
      return (value) => {
        const found = new Findings(NO_BOUNDS);
        const text = dump(value, found) as string;
        if (found.failures.length === 0) return { text };
        return conclude(found, (failures): Written => (failures.length === 0 ? { text } : { issues: toIssues(failures) }));
      };
    },
  };
}

function compileInput(format: ValueFormat, known: KnownModels, options: ModelOptions, backend: Backend, eager: boolean): Models {
  const properties = known.properties(format, 'input');
  const validation = compileValidation(options, (model, validated, validateNested) =>
    backend.validate({ model, properties: onWire(validated, properties(model)), validateNested }),
  );
  const plan = (model: Model, source: ValueSource): LoadPlan => ({
    model,
    properties: readLoadProperties(properties(model), source, models),
    recursive: isRecursive(model, properties),
    forbidUnknown: format.forbidUnknown || options.validator?.forbidNonWhitelisted === true,
    validateNested: validation.validateNested,
  });
  const readers = { json: perModel<unknown>(eager), text: perModel<unknown>(eager), files: perModel<unknown>(eager) };
  const models: Models = {
    properties,
    isHeader: format.ignoreCase,
    reader: (model, source) => readers[source](model, () => backend.load(plan(model, source))),
  };
  return models;
}

function compileOutput(format: ValueFormat, known: KnownModels, backend: Backend, eager: boolean): DumperOf {
  const properties = known.properties(format, 'output');
  const writing = { propertiesOf: properties, direction: 'output' as const, source: 'json' as const };
  const dumpers = perModel<string | undefined>(eager);
  const dumperOf: DumperOf = (model) =>
    dumpers(model, () =>
      backend.dump({
        model,
        properties: readDumpProperties(properties(model), dumperOf, writing),
        recursive: isRecursive(model, properties),
      }),
    );
  return dumperOf;
}

/** What is validated under the names of the wire. What does not cross it is not the other side's business. */
function onWire(validated: readonly ValidatedProperty[], properties: readonly WireProperty[]): ValidatedProperty[] {
  return validated.flatMap((property) => {
    const position = properties.findIndex(({ name }) => name === property.name);
    const known = properties[position];
    return known ? [{ ...property, step: { wire: known.wire, position } }] : [];
  });
}

/** Makes one function for each model: when it is first called, or at once. Models may lead to themselves. */
function perModel<R>(eager: boolean): (model: Model, make: () => OfValue<R>) => OfValue<R> {
  const functions = new Map<Model, OfValue<R>>();
  return (model, make) => {
    const existing = functions.get(model);
    if (existing) return existing;
    let made: OfValue<R> | undefined;
    const call: OfValue<R> = (value, found) => {
      made ??= make();
      return made(value, found);
    };
    functions.set(model, call);
    if (eager) made = make();
    return call;
  };
}

/** What a model reads or writes of a value. */
type OfValue<R> = (value: unknown, found: Findings) => R;
