import { askProperty } from './ask-property.ts';
import type { ValidatePlan } from './plans.ts';
import type { ValidateProperties } from './validate-value.ts';

/** Returns the function that asks about the properties of an object one by one. */
export function interpretValidate({ properties, validateNested }: ValidatePlan): ValidateProperties {
  return (object, found) => {
    for (const { name, step, checks } of properties) {
      const from = found.failures.length;
      const held = { value: (object as Record<string, unknown>)[name], from, to: from, doubtful: false, incomplete: false };
      askProperty(checks, held, object, found, step, undefined, validateNested);
    }
  };
}
