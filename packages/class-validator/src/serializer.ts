import { type Direction, type Model, partsOf, type Serializer, type ValueFormat, type ValueType } from '@modern-rest/core';
import { checkModels } from './checks/check-models.ts';
import { backendFor } from './compile/backend-for.ts';
import { createCompiler } from './compile/compiler.ts';
import { describeType } from './json-schema.ts';
import { modelCode } from './model-code.ts';
import type { ModelOptions } from './model-options.ts';
import { readModels } from './models.ts';
import { perFormat } from './per-format.ts';
import { singleValuesModels } from './single-values.ts';
import { textStyles } from './text-styles.ts';
import { compileWrite } from './write.ts';

/** Models as class-validator classes, with the decorators of class-transformer. */
export function classValidatorSerializer(options: ModelOptions = {}): Required<Serializer> {
  const known = readModels(options);
  const compiler = createCompiler(known, options, backendFor(options));
  const checked = { input: perFormat(() => new WeakSet<Model>()), output: perFormat(() => new WeakSet<Model>()) };
  /** Checks a type once for each format: many endpoints use the same models. */
  const check = (type: ValueType, format: ValueFormat, direction: Direction): void => {
    const models = checked[direction](format);
    const model = onlyModel(type);
    if (model && models.has(model)) return;
    checkModels(type, known, format, direction);
    if (model) models.add(model);
  };
  const dumpJson: Required<Serializer>['jsonDumper'] = (type, format, validated) => {
    check(type, format, 'output');
    if (validated) return compiler.dump(type, format);
    const write = compileWrite(type, format, known, 'output');
    return (value) => ({ text: JSON.stringify(write(value)) });
  };
  return {
    loader(type, format, bounds) {
      check(type, format, 'input');
      return compiler.load(type, format, bounds);
    },
    dumper(type, format) {
      check(type, format, 'output');
      return compiler.dumpValue(type, format);
    },
    jsonDumper: dumpJson,
    writer: (type, format, direction) => compileWrite(type, format, known, direction),
    textStyles: (type, format) => textStyles(type, format, known),
    singleValues: singleValuesModels(),
    schema: (type, request) => describeType(type, request, known),
    code: (model, format) => modelCode(model, format, options),
  };
}

/** The model that values of a type are, or their items; `undefined` for a union and for scalars. */
function onlyModel(type: ValueType): Model | undefined {
  if (type.kind === 'model') return type.model;
  const [part] = type.kind === 'union' ? [] : partsOf(type);
  return part && onlyModel(part);
}
