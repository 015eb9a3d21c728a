import type { ModelComponent, RequestComponent, UntypedComponent } from '../contract/component.ts';
import type { Model } from '../contract/model.ts';
import type { ScalarConstructor, ScalarOf, TypeReference, ValueOf } from '../contract/type-reference.ts';
import { captureCallSite } from './call-site.ts';
import { hasDesignTypes } from './design-types.ts';
import type { ModelDraft } from './drafts.ts';
import type { SingleValue, SingleValueOptions } from './single-value.ts';
import { refuseStandardDecorators } from './standard-decorators.ts';
import { endpointDraft } from './store.ts';
import { TOOLCHAIN_DEPTH, toolchainOf } from './toolchain.ts';

/** The declared type of parameter `I` of method `K`. */
type ParameterOf<T, K, I extends number> = K extends keyof T ? (T[K] extends (...args: infer A) => unknown ? A[I & keyof A] : never) : never;

/** `I` where a value of `V` fits the parameter; a type that no index has where it does not. */
type Fitting<V, T, K, I extends number> = [V] extends [ParameterOf<T, K, I>] ? I : { readonly 'the model does not fit the parameter': V };

/** A parameter decorator that compiles only on a parameter that takes a `V`. */
export type TypedParameterDecorator<V> = <T extends object, K extends keyof T & string, I extends number>(
  prototype: T,
  method: K,
  index: Fitting<V, T, K, I> & I,
) => void;

/** A parameter decorator whose model is the declared class of the parameter. */
export type InferredParameterDecorator = (prototype: object, method: string | symbol | undefined, index: number) => void;

/** A reference, or a function that gives it. */
type Given<R> = R | (() => R);

/** Binds a component to a parameter. The model is given as a class, a list, or a function that gives either. */
export interface ComponentDecorator {
  (): InferredParameterDecorator;
  // Primitives by themselves: what a model is worth must not depend on a condition, or no generic class could name it.
  // Lists first: once an overload has looked at `() => [M]` as anything else, the compiler takes it for `() => M[]`.
  <S extends ScalarConstructor>(model: Given<readonly [S]>): TypedParameterDecorator<ScalarOf<S>[]>;
  <M>(model: Given<readonly [Model<M>]>): TypedParameterDecorator<M[]>;
  <S extends ScalarConstructor>(model: S): TypedParameterDecorator<ScalarOf<S>>;
  <M>(model: Given<Model<M>>): TypedParameterDecorator<M>;
  <V>(type: readonly [TypeReference<V>]): TypedParameterDecorator<V[]>;
  <V>(type: TypeReference<V>): TypedParameterDecorator<V>;
}

type Optional = { readonly optional: true };

/** Binds one value of a component, by its name on the wire, to a parameter: `@Query('page', Number, { default: 1 })`. */
export interface SingleValueDecorator {
  (name: string, options?: SingleValueOptions): InferredParameterDecorator;
  <M>(
    name: string,
    type: Given<readonly [Model<M>]>,
    options: SingleValueOptions<ValueOf<M>[]> & Optional,
  ): TypedParameterDecorator<ValueOf<M>[] | undefined>;
  <M>(name: string, type: Given<readonly [Model<M>]>, options?: SingleValueOptions<ValueOf<M>[]>): TypedParameterDecorator<ValueOf<M>[]>;
  <M>(name: string, type: Given<Model<M>>, options: SingleValueOptions<ValueOf<M>> & Optional): TypedParameterDecorator<ValueOf<M> | undefined>;
  <M>(name: string, type: Given<Model<M>>, options?: SingleValueOptions<ValueOf<M>>): TypedParameterDecorator<ValueOf<M>>;
}

/** Makes the decorator of a component that takes a model. */
export function componentDecorator(component: ModelComponent): ComponentDecorator;
/** Makes the decorator of a component that hands a `V` to the handler as it was extracted. */
export function componentDecorator<V>(component: UntypedComponent<V>): () => TypedParameterDecorator<V>;
export function componentDecorator(component: RequestComponent): unknown {
  return bindingDecorator(component);
}

/** Makes the decorator of the single values of a component, whose raw value is an object with a member for each. */
export function singleValueDecorator(component: ModelComponent): SingleValueDecorator {
  return bindingDecorator(component) as SingleValueDecorator;
}

/** Makes the decorator of a component, and of its single values. */
export function componentOrSingleValueDecorator(component: ModelComponent): ComponentDecorator & SingleValueDecorator {
  return bindingDecorator(component) as ComponentDecorator & SingleValueDecorator;
}

function bindingDecorator(component: RequestComponent): (...args: readonly unknown[]) => InferredParameterDecorator {
  const decorator = (...args: readonly unknown[]): InferredParameterDecorator => {
    const site = captureCallSite(decorator);
    const said = typeof args[0] === 'string' ? readSingle(args[0], args.slice(1)) : { model: toModel(args), single: undefined };
    const bind = (owner: object, method: string | symbol | undefined, parameterIndex: number): void => {
      refuseStandardDecorators(method, site);
      const handler = method === undefined ? undefined : String(method);
      const untold = component.typed && !said.model.given && handler !== undefined && !hasDesignTypes(owner, handler);
      const toolchain = untold ? toolchainOf(captureCallSite(bind, TOOLCHAIN_DEPTH)) : undefined;
      endpointDraft(owner, handler).components.push({ owner, component, ...said, parameterIndex, toolchain, site });
    };
    return bind;
  };
  return decorator;
}

/** The type may be left out: `@Query('page', { default: 1 })`. */
function readSingle(name: string, args: readonly unknown[]): { readonly model: ModelDraft; readonly single: SingleValue } {
  const [first, second] = args;
  const hasType = args.length === 2 || typeof first === 'function' || Array.isArray(first);
  const options = (hasType ? second : first) as SingleValueOptions | undefined;
  return { model: toModel(hasType ? [first] : []), single: { ...options, name } };
}

function toModel(args: readonly unknown[]): ModelDraft {
  return { given: args.length > 0, reference: args[0] };
}
