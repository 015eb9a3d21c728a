import type { Model } from '@modern-rest/core';
import type { TransformMetadata } from 'class-transformer/types/interfaces/index.js';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';

/** How the text of a value is read. */
export type ScalarKind = 'string' | 'number' | 'integer' | 'boolean' | 'date';

/** In which direction a value crosses the wire. */
export type Direction = 'input' | 'output';

/** What the two libraries know of one property of a model. */
export interface PropertyPlan {
  readonly name: string;
  /** The wire name that `@Expose({ name })` gives, by direction. */
  readonly exposed: Readonly<Record<Direction, string | undefined>>;
  /** Whether the property takes part, by direction: `@Exclude` and one-way `@Expose` keep it out. */
  readonly takesPart: Readonly<Record<Direction, boolean>>;
  /** Whether it may be missing or null: `@IsOptional`. */
  readonly optional: boolean;
  /** Whether a condition of the user's decides if it is validated: `@ValidateIf`. */
  readonly conditional: boolean;
  /** The value that a new instance has; `undefined` for none. */
  readonly initial: unknown;
  readonly list: boolean;
  /** The model of the value, or of the items of the list. */
  readonly nested: Model | undefined;
  /** `undefined` for a nested model, and where nothing tells. */
  readonly scalar: ScalarKind | undefined;
  /** JSON Schema of the value itself. */
  readonly keywords: SchemaObjectValue;
  /** JSON Schema of the items of a list. */
  readonly itemKeywords: SchemaObjectValue;
  readonly transforms: Readonly<Record<Direction, readonly TransformMetadata[]>>;
  /** Whether it is computed by a getter. */
  readonly computed: boolean;
}

/** A model as both libraries describe it. */
export interface ModelPlan {
  readonly model: Model;
  readonly properties: readonly PropertyPlan[];
}
