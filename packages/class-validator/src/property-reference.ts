import { callReference, type Model, UnreadableModelError } from '@modern-rest/core';

/**
 * Calls a function that names the class of a property.
 *
 * @throws `UnreadableModelError` if the function throws.
 */
export function callPropertyReference(model: Model, property: string, reference: () => unknown): unknown {
  const called = callReference(`${model.name}: the class of the property ${property}`, reference);
  if ('problem' in called) throw new UnreadableModelError([called.problem]);
  return called.value;
}

/** The problem of a property whose class is `undefined`. */
export function undefinedReference(model: Model, property: string): UnreadableModelError {
  const cause = `${model.name}: the class of the property ${property} is undefined: the function of @Nested returned nothing`;
  const fix = 'return the class. If two files import each other, call createApp in a file that none of them imports';
  return new UnreadableModelError([{ code: 'MODEL_UNDEFINED', cause, fix }]);
}
