import { aFunction, flag, having, type Kind, listOf, oneOfTexts, text, texts } from './kind.ts';
import type { OperationDoc } from './operation-doc.ts';
import type { PartialSettings } from './settings.ts';
import { WIRE_NAMES } from './wire-names.ts';

const guards = listOf('a list of guards, or null for none', 'check', 'responses');

/** What settings are, for whoever the compiler could not tell. */
export const SETTING_KINDS: Readonly<Record<keyof PartialSettings, Kind>> = {
  serializer: having('a serializer', 'loader', 'dumper'),
  parsers: listOf('a list of parsers', 'mediaType', 'compile'),
  renderers: listOf('a list of renderers', 'mediaType', 'render'),
  guards: [(value) => value === null || guards[0](value), guards[1]],
  responses: listOf('a list of responses', 'status', 'description'),
  errorHandler: aFunction,
  limits: having('an object of limits'),
  wireNames: oneOfTexts(...WIRE_NAMES),
  forbidUnknown: flag,
  validateResponses: flag,
};

/** What the settings are that only an api has. */
export const API_SETTING_KINDS = {
  title: text,
  version: text,
  description: text,
  prefix: text,
  controllers: listOf('a list of controllers'),
  plugins: listOf('a list of plugins', 'name'),
  create: aFunction,
  trailingSlash: oneOfTexts('ignore', 'strict', 'redirect'),
  answerOptions: flag,
  reportError: aFunction,
} as const satisfies Readonly<Record<string, Kind>>;

/** What `@Configure` says besides, to readers of the document. */
export const OPERATION_KINDS: Readonly<Record<keyof OperationDoc, Kind>> = {
  summary: text,
  description: text,
  tags: texts,
  deprecated: flag,
  operationId: text,
};
