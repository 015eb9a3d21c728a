import type { PropertyPlan } from '../model-plan.ts';
import type { ModelCheck, ModelFault } from './model-check.ts';

/** Reports properties that must have a value, but that no request can set. */
export const requiredCanBeSet: ModelCheck = ({ direction, reading: { properties } }) =>
  direction === 'input'
    ? properties.flatMap((property): ModelFault[] => {
        const { name, hiddenBy } = property;
        if (!hiddenBy || !needsValue(property)) return [];
        const reason = `the property ${name} is validated and required, but ${hiddenBy.cause} hides it from requests`;
        return [{ code: 'MODEL_NOT_READABLE', reason, fix: hiddenBy.fix }];
      })
    : [];

function needsValue({ optional, conditional, initial, validations, absent }: PropertyPlan): boolean {
  return !optional && !conditional && initial === undefined && validations.some(({ type }) => VALIDATING.has(type)) && !absent().undefined;
}

const VALIDATING: ReadonlySet<string> = new Set(['customValidation', 'isDefined', 'nestedValidation']);
