import {
  type Issue,
  type JsonBounds,
  type Loaded,
  type MaybePromise,
  type Model,
  type ValueFormat,
  type ValueSource,
  type ValueType,
  type Written,
} from '@modern-rest/core';
import { compileGather } from '../bracket-values.ts';
import type { ModelOptions } from '../model-options.ts';
import type { Models as KnownModels } from '../models.ts';
import { perFormat } from '../per-format.ts';
import { readUnion } from '../union.ts';
import type { WireProperty } from '../wire-properties.ts';
import { writingOf } from '../writing.ts';
import type { Backend } from './backend.ts';
import { conclude, concludeLoad, toIssues } from './conclude.ts';
import { type Dump, type Dumping, readDumpProperties } from './dump-property.ts';
import { compileDumpType } from './dump-type.ts';
import { Findings, NO_BOUNDS } from './findings.ts';
import { type Form, JSON_TEXT, PLAIN_VALUE, VALIDATED } from './form.ts';
import { interpretDump } from './interpret-dump.ts';
import { readLoadProperties } from './load-property.ts';
import type { DumpPlan, LoadPlan } from './plans.ts';
import { bindFile } from './raw-file.ts';
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
  /** Model or plain value → plain value, validated. */
  dumpValue(type: ValueType, format: ValueFormat): (value: unknown) => MaybePromise<Loaded>;
}

/**
 * Makes a compiler of models.
 *
 * A model is compiled when its first value comes; with `eager`, when it is named.
 */
export function createCompiler(known: KnownModels, options: ModelOptions, backend: Backend, eager = false): Compiler {
  const inputs = perFormat((format) => compileInput(format, known, options, backend, eager));
  const validated = perFormat((format): Dumping<true> => compileOutput(format, VALIDATED, known, interpretDump, validated));
  const values = perFormat((format) => compileOutput(format, PLAIN_VALUE, known, interpretDump, validated));
  const texts = perFormat((format) => compileOutput(format, JSON_TEXT, known, (plan) => backend.dump(plan), validated, eager));
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
      const dump = compileDumpType(type, texts(format), (members) => readUnion(members, known, format, 'output'));
      return (value) => dumped(dump, value, (text): Written => ({ text: text as string }));
    },
    dumpValue(type, format) {
      const dump = compileDumpType(type, values(format), (members) => readUnion(members, known, format, 'output'));
      return (value) => dumped(dump, value, (plain): Loaded => ({ value: plain }));
    },
  };
}

function dumped<T, R>(dump: Dump<T>, value: unknown, done: (written: T | undefined) => R): MaybePromise<R | { readonly issues: readonly Issue[] }> {
  const found = new Findings(NO_BOUNDS);
  const written = dump(value, found);
  if (found.failures.length === 0) return done(written);
  return conclude(found, (failures) => (failures.length === 0 ? done(written) : { issues: toIssues(failures) }));
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
    gather: source === 'text' ? compileGather(properties(model)) : undefined,
    complete: undefined,
    validateNested: validation.validateNested,
  });
  const readers = { json: perModel<unknown>(eager), text: perModel<unknown>(eager), files: perModel<unknown>(eager) };
  const fileReaders = perModel<unknown>(eager);
  const models: Models = {
    properties,
    isHeader: format.ignoreCase,
    reader: (model, source) => readers[source](model, () => backend.load(plan(model, source))),
    fileReader: (model) => fileReaders(model, () => backend.load({ ...plan(model, 'json'), complete: bindFile })),
  };
  return models;
}

function compileOutput<T>(
  format: ValueFormat,
  form: Form<T>,
  known: KnownModels,
  compile: (plan: DumpPlan<T>) => Dump<T>,
  validated: (format: ValueFormat) => Dumping<true>,
  eager = false,
): Dumping<T> {
  const writing = writingOf(known, { ...format, source: 'json' }, 'output');
  const dumpers = perModel<T | undefined>(eager);
  const dumping: Dumping<T> = {
    ...writing,
    form,
    writeAny: form.writes ? (value) => form.plain(writing.any.write(value)) : form.plain,
    validating: () => validated(format),
    dumperOf: (model) =>
      dumpers(model, () => {
        const properties = writing.propertiesOf(model);
        return compile({
          model,
          properties: readDumpProperties(properties, dumping),
          recursive: isRecursive(model, writing.propertiesOf),
          view: writing.viewOf(model),
          dumping,
        });
      }),
  };
  return dumping;
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
