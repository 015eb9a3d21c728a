import type { Model } from '@modern-rest/core';

/** What a class has beside its decorated properties. */
export interface ModelShape {
  readonly base?: Model<object> | undefined;
  /** Values of the fields of a new instance. */
  readonly initial?: (() => object) | undefined;
}

/** A class with decorated properties. Those of a property stand as in a source text: the last one is applied first. */
export function modelOf(properties: Readonly<Record<string, readonly PropertyDecorator[]>>, shape: ModelShape = {}): Model<object> {
  const model = classOf(shape);
  for (const [name, decorators] of Object.entries(properties)) {
    for (const decorate of [...decorators].reverse()) decorate(model.prototype as object, name);
  }
  return model;
}

/** A class with a name: messages tell it. */
function classOf({ base, initial = () => ({}) }: ModelShape): Model<object> {
  if (!base) {
    return class Sample {
      constructor() {
        Object.assign(this, initial());
      }
    };
  }
  return class Sample extends base {
    constructor() {
      super();
      Object.assign(this, initial());
    }
  };
}
