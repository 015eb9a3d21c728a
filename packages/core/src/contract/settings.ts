import type { ErrorHandler } from './error-handler.ts';
import type { Guard } from './guard.ts';
import type { Limits } from './limits.ts';
import type { OperationDoc } from './operation-doc.ts';
import type { Parser } from './parser.ts';
import type { Renderer } from './renderer.ts';
import type { ResponseSpec } from './response-spec.ts';
import type { Serializer } from './serializer.ts';
import type { WireNames } from './wire-names.ts';

/** What holds for an endpoint. All levels are merged: the endpoint over its controller, over its group, over the api. */
export interface Settings {
  readonly serializer: Serializer;
  /** Those of the narrowest level that names any. */
  readonly parsers: readonly Parser[];
  /** Those of the narrowest level that names any; the first one answers a client that accepts anything. */
  readonly renderers: readonly Renderer[];
  /** Those of all levels, the api's first. */
  readonly guards: readonly Guard[];
  /** Responses that every endpoint may give. Those of all levels, the api's first; for one status the last one counts. */
  readonly shared: readonly ResponseSpec[];
  /** Those of all levels, the endpoint's first. */
  readonly errorHandlers: readonly ErrorHandler[];
  /** Merged limit by limit. */
  readonly limits: Limits;
  /** Default `declared`. */
  readonly wireNames: WireNames;
  /** Whether an undeclared property of a request is an issue; otherwise it is dropped. Default `false`. */
  readonly forbidUnknown: boolean;
  /** Whether answers are validated against their declaration. Undeclared properties are removed in any case. Default `true`. */
  readonly validateResponses: boolean;
}

/** What one level says. What it leaves out is taken from the wider level. */
export interface PartialSettings extends Partial<Omit<Settings, 'errorHandlers' | 'guards' | 'limits' | 'shared'>> {
  readonly limits?: Partial<Limits>;
  /** Added to those of the wider levels. `null` for none at all, those of the wider levels included. */
  readonly guards?: readonly Guard[] | null;
  /** Responses that every endpoint of this level may give, besides those of the wider levels. */
  readonly responses?: readonly ResponseSpec[];
  /** Asked before those of the wider levels. */
  readonly errorHandler?: ErrorHandler;
}

/** What `@Configure` accepts. */
export interface EndpointSettings extends PartialSettings, OperationDoc {}
