import type { Direction, Model, TextStyle } from '@modern-rest/core';
import type { ClassTransformOptions } from 'class-transformer';
import type { TransformMetadata } from 'class-transformer/types/interfaces/index.js';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import type { Absent } from './compile/absent.ts';
import type { PropertyChecks } from './compile/property-checks.ts';
import type { Discriminator } from './discriminator.ts';
import type { Hiding, ListClass } from './transformer-metadata.ts';

/** How the text of a value is read. */
export type ScalarKind = 'string' | 'number' | 'integer' | 'boolean' | 'date';

/** What the two libraries know of one property of a model. */
export interface PropertyPlan {
  readonly name: string;
  /** The wire name that `@Expose({ name })` gives. */
  readonly exposed: string | undefined;
  /** Whether the property takes part, by direction: `@Exclude` and one-way `@Expose` keep it out, and a getter takes nothing in. */
  readonly takesPart: Readonly<Record<Direction, boolean>>;
  /** The reason why the property is hidden from requests, if it has no decorator of its own; `undefined` if it is not hidden. */
  readonly hiddenBy: Hiding | undefined;
  /** `true` if it may be missing: `@IsOptional`, `@Optional`. */
  readonly optional: boolean;
  /** `true` if null stands for a missing value: `@IsOptional`. */
  readonly nullAsMissing: boolean;
  /** `true` if null is one of its values: `@Nullable`, `@Optional({ nullable: true })`. Text sources write it as `null`. */
  readonly nullable: boolean;
  /** `true` if the items of its collection may be null: `@Nullable({ each: true })`. */
  readonly nullItems: boolean;
  /** How it looks as text, where it was declared. */
  readonly style: TextStyle | undefined;
  /** Whether a condition of the user's decides if it is validated: `@ValidateIf`. */
  readonly conditional: boolean;
  /** The value that a new instance has; `undefined` for none. */
  readonly initial: unknown;
  /** Whether new instances have different initial values: the time, a random ID. */
  readonly initialVaries: boolean;
  /** Whether it holds several values: a list, a set that is one on the wire, or a map that is an object there. */
  readonly collection: 'list' | 'set' | 'map' | undefined;
  /** The class of the list, if it is none of JavaScript's own. */
  readonly listClass: ListClass | undefined;
  /** Whether it is a list on the wire. */
  readonly list: boolean;
  /** Levels of lists within each item: 1 for a list of lists. */
  readonly innerLists: number;
  /** The model of the value, or of the items of the collection. */
  readonly nested: Model | undefined;
  /** How the subclasses of `nested` are told apart; `undefined` where it stands for itself. */
  readonly discriminator: Discriminator | undefined;
  /** Whether class-validator goes on into the nested model by itself. */
  readonly cascades: boolean;
  /** `undefined` for a nested model, and where nothing tells. */
  readonly scalar: ScalarKind | undefined;
  /** JSON Schema of the value itself. */
  readonly keywords: SchemaObjectValue;
  /** JSON Schema of the items of a list. */
  readonly itemKeywords: SchemaObjectValue;
  readonly transforms: Readonly<Record<Direction, readonly TransformMetadata[]>>;
  /** The options that class-transformer passes to `@Transform`. */
  readonly transformOptions: ClassTransformOptions;
  /** Whether a transformation takes the value as it was sent. */
  readonly readsRaw: boolean;
  /** `true` if a getter or a method computes it. */
  readonly computed: boolean;
  /** `true` for a method that `@Expose` makes a property of answers. */
  readonly isMethod: boolean;
  /** What class-validator's decorators say, in the order of the declaration. */
  readonly validations: readonly ValidationMetadata[];
  /** The same, ready to be asked. Made when it is first wanted: constraints are tried out. */
  readonly checks: () => PropertyChecks;
  /** Tests the constraints with `undefined` and null, on first use. */
  readonly absent: () => Absent;
}

/** A model as both libraries describe it. */
export interface ModelPlan {
  readonly model: Model;
  /** In the order of the declaration. */
  readonly properties: readonly PropertyPlan[];
}
