import type { Model } from '@modern-rest/core';
import type { ModelOptions } from './model-options.ts';
import type { ModelPlan, PlanOf } from './model-plan.ts';
import { readModel } from './read-model.ts';

/** Reads models, each once. */
export function createPlans(options: ModelOptions): PlanOf {
  const plans = new Map<Model, ModelPlan>();
  return (model) => {
    const plan = plans.get(model) ?? readModel(model, options);
    plans.set(model, plan);
    return plan;
  };
}
