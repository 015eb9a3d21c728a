/**
 * Decorates a method of a class, and its parameters in their order: decorators are called as functions, so that Node runs the program as it is.
 *
 * @param {{ prototype: object }} type
 * @param {string} name
 * @param {readonly Function[]} decorators
 * @param {readonly Function[]} parameters
 */
export function decorate({ prototype }, name, decorators, parameters = []) {
  for (const [index, decorator] of parameters.entries()) decorator(prototype, name, index);
  for (const decorator of decorators) decorator(prototype, name, Object.getOwnPropertyDescriptor(prototype, name));
}

/**
 * Decorates a property of a class.
 *
 * @param {{ prototype: object }} type
 * @param {string} name
 * @param {readonly Function[]} decorators
 */
export function property({ prototype }, name, ...decorators) {
  for (const decorator of decorators) decorator(prototype, name);
}
