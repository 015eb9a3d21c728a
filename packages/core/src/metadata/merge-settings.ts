import type { PartialSettings, Settings } from '../contract/settings.ts';

/** The settings of all levels as one, the narrowest level last. */
export function mergeSettings(widest: Settings, ...narrower: readonly PartialSettings[]): Settings {
  return narrower.reduce<Settings>(
    (wide, narrow) => ({
      serializer: narrow.serializer ?? wide.serializer,
      parsers: narrow.parsers ?? wide.parsers,
      renderers: narrow.renderers ?? wide.renderers,
      guards: [...wide.guards, ...(narrow.guards ?? [])],
      limits: Object.freeze({ ...wide.limits, ...narrow.limits }),
      wireNames: narrow.wireNames ?? wide.wireNames,
      forbidUnknown: narrow.forbidUnknown ?? wide.forbidUnknown,
      validateResponses: narrow.validateResponses ?? wide.validateResponses,
    }),
    widest,
  );
}
