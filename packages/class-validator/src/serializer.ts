import type { Model, Serializer } from '@modern-rest/core';
import { compileDump } from './dump.ts';
import { describeType } from './json-schema.ts';
import { compileLoad } from './load.ts';
import type { ModelPlan, PlanOf } from './model-plan.ts';
import { readAhead } from './read-ahead.ts';
import { readModel } from './read-model.ts';
import { singleValuesModel } from './single-values.ts';
import { textStyles } from './text-styles.ts';
import { compileWrite } from './write.ts';

/** Models as class-validator classes, with the decorators of class-transformer. */
export function classValidatorSerializer(): Serializer {
  const plans = new Map<Model, ModelPlan>();
  const planOf: PlanOf = (model) => {
    const plan = plans.get(model) ?? readModel(model);
    plans.set(model, plan);
    return plan;
  };
  return {
    loader(type, format, bounds) {
      readAhead(type, planOf);
      return compileLoad(type, format, planOf, bounds);
    },
    dumper(type, format) {
      readAhead(type, planOf);
      return compileDump(type, format, planOf);
    },
    writer: (type, format, direction) => compileWrite(type, format, planOf, direction),
    textStyles: (type, format) => textStyles(type, format, planOf),
    singleValues: singleValuesModel,
    schema: (type, request) => describeType(type, request, planOf),
  };
}
