import type { ValidationDecorator } from '../contract/serializer.ts';

/** What a decorator says about one value of a component: `@Query('page', Number, { default: 1 })`. */
export interface SingleValueOptions<V = unknown> {
  /** Whether it may be left out; the parameter is `undefined` then. Default `false`. */
  readonly optional?: boolean;
  /** What it is where it is left out. */
  readonly default?: V;
  /** Decorators of the validation library: `[IsInt(), Min(1)]`. */
  readonly validate?: readonly ValidationDecorator[];
}

/** One value of a component, by its name on the wire. */
export interface SingleValue extends SingleValueOptions {
  readonly name: string;
}
