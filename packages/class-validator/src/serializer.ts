import type { Model, Serializer } from '@modern-rest/core';
import { compileDump, compileWrite } from './dump.ts';
import { describeType } from './json-schema.ts';
import { compileLoad } from './load.ts';
import type { ModelPlan } from './model-plan.ts';
import { readAhead } from './read-ahead.ts';
import { readModel } from './read-metadata.ts';

/** Models as class-validator classes, with the decorators of class-transformer. */
export function classValidatorSerializer(): Serializer {
  const plans = new Map<Model, ModelPlan>();
  const planOf = (model: Model): ModelPlan => {
    const plan = plans.get(model) ?? readModel(model);
    plans.set(model, plan);
    return plan;
  };
  return {
    loader: (type, format) => {
      readAhead(type, planOf);
      return compileLoad(type, format, planOf);
    },
    dumper: (type, format) => {
      readAhead(type, planOf);
      return compileDump(type, format, planOf);
    },
    writer: (type, format) => compileWrite(type, format, planOf),
    schema: (type, request) => describeType(type, request, planOf),
  };
}
