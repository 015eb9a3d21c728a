import type { RequestComponent } from '../contract/component.ts';
import type { Model, ModelReference } from '../contract/model.ts';
import { captureCallSite } from './call-site.ts';
import { endpointDraft } from './store.ts';

/** The value of a model's instance: `String` stands for `string`. */
export type ValueOf<M> =
  M extends InstanceType<StringConstructor>
    ? string
    : M extends InstanceType<NumberConstructor>
      ? number
      : M extends InstanceType<BooleanConstructor>
        ? boolean
        : M;

/** The declared type of parameter `I` of method `K`. */
type ParameterOf<T, K, I extends number> = K extends keyof T ? (T[K] extends (...args: infer A) => unknown ? A[I & keyof A] : never) : never;

/** `I` where a value of `V` fits the parameter; a type that no index has where it does not. */
type Fitting<V, T, K, I extends number> = V extends ParameterOf<T, K, I> ? I : { readonly 'the model does not fit the parameter': V };

/** A parameter decorator that compiles only on a parameter that takes a `V`. */
export type TypedParameterDecorator<V> = <T extends object, K extends keyof T & string, I extends number>(
  prototype: T,
  method: K,
  index: Fitting<V, T, K, I> & I,
) => void;

/** A parameter decorator whose model is the declared class of the parameter. */
export type InferredParameterDecorator = (prototype: object, method: string | symbol | undefined, index: number) => void;

/** Binds a component to a parameter. The model is given as a class, a list, or a function that gives either. */
export interface ComponentDecorator {
  (): InferredParameterDecorator;
  // Lists first: once an overload has looked at `() => [M]` as anything else, the compiler takes it for `() => M[]`.
  <M>(model: readonly [Model<M>] | (() => readonly [Model<M>])): TypedParameterDecorator<ValueOf<M>[]>;
  <M>(model: Model<M> | (() => Model<M>)): TypedParameterDecorator<ValueOf<M>>;
}

/** Makes the decorator of a component. Every component file ends with one call of it. */
export function componentDecorator(component: RequestComponent): ComponentDecorator {
  const decorator = (reference?: ModelReference): InferredParameterDecorator => {
    const site = captureCallSite(decorator);
    return (prototype, method, parameterIndex) => {
      endpointDraft(prototype, String(method)).components.push({ component, reference, parameterIndex, site });
    };
  };
  return decorator as ComponentDecorator;
}
