import type { Model } from '@modern-rest/core';

/** A class with decorated properties. Those of a property stand as in a source text: the last one is applied first. */
export function modelOf(properties: Readonly<Record<string, readonly PropertyDecorator[]>>, base: Model<object> = Object): Model<object> {
  // A name of its own: that of a class is told in messages.
  const model = base === Object ? class Sample {} : class Sample extends base {};
  for (const [name, decorators] of Object.entries(properties)) {
    for (const decorate of [...decorators].reverse()) decorate(model.prototype as object, name);
  }
  return model;
}
