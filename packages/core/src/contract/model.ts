/** A class that describes a value: the thing that class-validator's decorators sit on. */
// biome-ignore lint/suspicious/noExplicitAny: a model's constructor arguments are the user's business.
export type Model<T = unknown> = new (...args: any[]) => T;

/** Names a model in a declaration: the class, a list of it, or a function that gives either (for circular imports). */
export type ModelReference<T = unknown> = Model<T> | readonly [Model<T>] | (() => Model<T> | readonly [Model<T>]);
