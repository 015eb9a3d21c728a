import { DEFAULT_LIMITS, type Model, type ModelCode, type ValueFormat } from '@modern-rest/core';
import { createCompiler } from './compile/compiler.ts';
import { generator } from './compile/generate/generator.ts';
import { compileModel } from './compiled-model.ts';
import type { ModelOptions } from './model-options.ts';
import { readModels } from './models.ts';

/**
 * Generates the code of a model and of those within it, to be read by people: to load it from values of a format, to write it as JSON, and to
 * validate instances.
 *
 * Throws `UnreadableModelError` for a class that is no model, and `EvalError` in a process that forbids code generation.
 */
export function modelCode(model: Model<object>, format: ValueFormat, options: ModelOptions = {}): ModelCode {
  const type = { kind: 'model', model } as const;
  const generate = (run: (compiler: ReturnType<typeof createCompiler>) => unknown): string => {
    const pieces: string[] = [];
    run(
      createCompiler(
        readModels(options),
        options,
        generator((_title, code) => pieces.push(code)),
        true,
      ),
    );
    return pieces.join('\n');
  };
  return {
    load: generate((compiler) => compiler.load(type, format, DEFAULT_LIMITS)),
    dump: generate((compiler) => compiler.dump(type, format)),
    validate: compileModel(model, { ...options, generate: true }).code,
  };
}
