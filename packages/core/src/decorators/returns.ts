import type { Model } from '../contract/model.ts';
import type { Reply } from '../contract/reply.ts';
import type { ScalarConstructor, ScalarOf, TypeReference } from '../contract/type-reference.ts';
import { captureCallSite } from '../metadata/call-site.ts';
import { refuseStandardDecorators } from '../metadata/standard-decorators.ts';
import { endpointDraft } from '../metadata/store.ts';

/** What `@Returns` says besides the model. */
export interface ReturnsOptions<S extends number> {
  /** Default: 201 for POST, 204 without a model, else 200. */
  readonly status?: S;
  /** Default: the reason phrase of the status. */
  readonly description?: string;
}

/** What a handler may return when its usual answer is an `R`: that, or a reply with another status. */
type Answer<R> = R | Reply | Promise<R | Reply>;

/** Compiles only on a method whose result fits `R`. */
type TypedMethodDecorator<R> = <F extends (...args: never[]) => Answer<R>>(
  prototype: object,
  method: string,
  descriptor: TypedPropertyDescriptor<F>,
) => void;

type AnyMethodDecorator = (prototype: object, method: string, descriptor: PropertyDescriptor) => void;

/** Compiles only on a method of whose results one fits `R`, returned as it is or as `reply(status, …)`. */
type TypedAlternativeDecorator<R, S extends number> = <F extends (...args: never[]) => unknown>(
  prototype: object,
  method: string,
  descriptor: TypedPropertyDescriptor<F> & Including<Awaited<ReturnType<F>>, R | Reply<S, R>>,
) => void;

type Including<Result, R> = [Extract<Result, R>] extends [never] ? { readonly 'the method does not return': R } : unknown;

/** Errors are not returned but thrown, as `ApiError`: there is nothing to compare. */
type ReturnsDecorator<R, S extends number> = number extends S
  ? TypedMethodDecorator<R>
  : `${S}` extends `2${string}`
    ? TypedAlternativeDecorator<R, S>
    : AnyMethodDecorator;

/** By a name of its own: the compiler tries overloads that spell out a literal before all others. */
type NoModel = null;

/**
 * Declares a response of an endpoint; repeatable, one for each status.
 *
 * The model is a class, a list of it as `[Model]`, a function that gives either, what `nullable`, `record` and `oneOf` give,
 * or `null` for no content.
 */
// Primitives by themselves: what a model is worth must not depend on a condition, or no generic class could name it.
// Lists first: once an overload has looked at `() => [M]` as anything else, the compiler takes it for `() => M[]`.
export function Returns<C extends ScalarConstructor, S extends number = number>(
  model: readonly [C] | (() => readonly [C]),
  options?: ReturnsOptions<S>,
): ReturnsDecorator<readonly ScalarOf<C>[], S>;
export function Returns<M, S extends number = number>(
  model: readonly [Model<M>] | (() => readonly [Model<M>]),
  options?: ReturnsOptions<S>,
): ReturnsDecorator<readonly M[], S>;
export function Returns<C extends ScalarConstructor, S extends number = number>(
  model: C,
  options?: ReturnsOptions<S>,
): ReturnsDecorator<ScalarOf<C>, S>;
export function Returns<M, S extends number = number>(model: Model<M> | (() => Model<M>), options?: ReturnsOptions<S>): ReturnsDecorator<M, S>;
export function Returns<V, S extends number = number>(
  type: readonly [TypeReference<V>],
  options?: ReturnsOptions<S>,
): ReturnsDecorator<readonly V[], S>;
export function Returns<V, S extends number = number>(type: TypeReference<V>, options?: ReturnsOptions<S>): ReturnsDecorator<V, S>;
export function Returns<S extends number = number>(model: NoModel, options?: ReturnsOptions<S>): ReturnsDecorator<void | null | undefined, S>;
export function Returns(reference: unknown, { status, description }: ReturnsOptions<number> = {}): AnyMethodDecorator {
  const site = captureCallSite(Returns);
  return (prototype, method) => {
    refuseStandardDecorators(method, site);
    endpointDraft(prototype, String(method)).responses.push({ reference, status, description, site });
  };
}
