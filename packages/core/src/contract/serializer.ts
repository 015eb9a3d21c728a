import type { Issue } from '../errors/issue.ts';
import type { JsonBounds } from '../http/bounded-json.ts';
import type { Model } from './model.ts';
import type { Schema, SchemaOrReference } from './schema.ts';
import type { TextStyle } from './text-style.ts';
import type { ValueFormat } from './value-format.ts';
import type { ValueType } from './value-type.ts';

/** Either a value or everything that is wrong with it. */
export type Loaded = { readonly value: unknown } | { readonly issues: readonly Issue[] };

/** Either the JSON text of a value or everything that is wrong with it. */
export type Written = { readonly text: string } | { readonly issues: readonly Issue[] };

/** A value on its way, or the promise of one where a model has to wait. */
export type MaybePromise<T> = T | Promise<T>;

/** Whether a value comes in or goes out: a property may take part in one direction only. */
export type Direction = 'input' | 'output';

/** How a schema is wanted: for values that come in or go out, and by which name other models are referred to. */
export interface SchemaRequest {
  readonly format: ValueFormat;
  readonly direction: Direction;
  refer(model: Model): SchemaOrReference;
}

/** A property decorator of the validation library. Its parameter types do not matter, because it is applied to a generated model. */
export type ValidationDecorator = (prototype: never, property: never) => void;

/** One value of a component that stands by itself, as a property of a model that nobody had to write. */
export interface SingleValueDeclaration {
  /** On the wire. */
  readonly name: string;
  readonly type: ValueType;
  /** Whether it may be left out. */
  readonly optional: boolean;
  /** What it is where it is left out; `undefined` for nothing. */
  readonly initial: unknown;
  /** Of the library. */
  readonly validate: readonly ValidationDecorator[];
}

/** Code as text: what loads plain values, what writes answers, and what validates instances. */
export interface ModelCode {
  readonly load: string;
  readonly dump: string;
  readonly validate: string;
}

/**
 * Knows how to read models of one library, for example class-validator.
 *
 * Each method takes the type once, at start, and returns what is used per request. Throws `UnreadableModelError` when it
 * cannot read a model.
 */
export interface Serializer {
  /** Plain value → model, validated. `bounds` hold for JSON within text. */
  loader(type: ValueType, format: ValueFormat, bounds: JsonBounds): (raw: unknown) => MaybePromise<Loaded>;
  /** Model or plain value → plain value of declared properties only, validated. */
  dumper(type: ValueType, format: ValueFormat): (value: unknown) => MaybePromise<Loaded>;
  /**
   * Model or plain value → the JSON text of its declared properties, checked where `validated` says so. Where the method is missing,
   * `dumper` or `writer` and the renderer do it. It is not asked about `undefined`, which JSON has no text for.
   */
  jsonDumper?(type: ValueType, format: ValueFormat, validated: boolean): (value: unknown) => MaybePromise<Written>;
  /** Model or plain value → declared properties by their wire names, not validated: what a client sends, or what an answer holds. */
  writer(type: ValueType, format: ValueFormat, direction: Direction): (value: unknown) => unknown;
  /** Makes the model of single values. Its properties have the names of the wire. */
  singleValues(declarations: readonly SingleValueDeclaration[]): Model;
  /** How the properties of a type look as text where they are no scalars, by their names on the wire. */
  textStyles(type: ValueType, format: ValueFormat): ReadonlyMap<string, TextStyle>;
  /** The schema of a type. A model at the top is written out, the models within it are referred to. */
  schema(type: ValueType, request: SchemaRequest): Schema;
  /**
   * The code that it generates for a model and those within it, to be read by people. Where the method is missing, there is none.
   * Throws `EvalError` in a process that forbids code generation.
   */
  code?(model: Model<object>, format: ValueFormat): ModelCode;
}
