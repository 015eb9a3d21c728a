import type { SchemaObjectValue } from 'openapi3-ts/oas32';

/** Gives a value that generated code needs a name in it: an expression, a set, a function. Returns the name; `hint` is what the name may begin with. */
export type NameConstant = (value: unknown, hint: string) => string;

/**
 * JavaScript that is true where a value passes and false where it does not; `value` is the name of a variable.
 *
 * It is a call or stands in parentheses, so that operators may be put around it. It may evaluate the variable more than once.
 */
export type CheckCode = (value: string) => string;

/** What is known of one of class-validator's constraints. `args` are what its decorator was given, `constraints` in its metadata. */
export interface Constraint {
  /** How it looks in JSON Schema; `type` is among it where the constraint implies one. */
  schema(args: readonly unknown[]): SchemaObjectValue;

  /**
   * The library's own function. It tells whether a constraint of this name is really the library's: both are asked about probes. Absent
   * where nothing but `schema` and `scans` is known, which hold by name.
   */
  verdict?(value: unknown, args: readonly unknown[]): boolean;

  /**
   * How it is checked, with the verdict of the library's function for every value. Absent, or without a result, where only that function
   * can tell.
   *
   * What the decorator was given goes into code by `literal` only: a text of the user's is never code. Asked of genuine constraints.
   */
  code?(args: readonly unknown[], name: NameConstant): CheckCode | undefined;

  /** Values that tell it, with these arguments, from others of its name: those next to its bounds for example; `undefined` for arguments that
   * the library's decorator does not take. */
  probes?(args: readonly unknown[]): readonly unknown[] | undefined;

  /**
   * What values alone can pass: `typeof` for texts, numbers and booleans, an integer (which is finite), a valid `Date`, an `Array`. Absent
   * where values of more types can.
   */
  readonly passes?: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'list';

  /** Whether the object form of what `passes` says can pass as well: `new String('a')`. */
  readonly boxed?: true;

  /** Up to how many UTF-16 units a text is never too long for it; absent where length is not what it asks for. */
  fits?(args: readonly unknown[]): number | undefined;

  /** The longest text that can pass, in UTF-16 units; undefined or absent if there is no bound. */
  longest?(args: readonly unknown[]): number | undefined;

  /**
   * Beyond how many UTF-16 units a text is refused unseen. The library may let a longer one through, of blanks that it leaves out for
   * example, but nothing of this kind is that long, and to look takes it long. Holds by name where there is no `verdict`.
   */
  refusedBeyond?(args: readonly unknown[]): number | undefined;

  /**
   * Whether it runs an expression, or anything that costs much more than to go through a text once: it is not asked of texts that are
   * longer than what another constraint of the property lets through.
   */
  readonly scans?: true;

  /** Whether a text that passes needs no escape in JSON. */
  readonly plain?: true;
}

/** Constraints by class-validator's names. To support a constraint, add a row. */
export type Constraints = Readonly<Record<string, Constraint>>;
