import type { PartialSettings, Settings } from '../contract/settings.ts';

/** The settings of a level within a wider one. */
export function mergeSettings(wide: Settings, narrow: PartialSettings): Settings {
  return {
    serializer: narrow.serializer ?? wide.serializer,
    parsers: narrow.parsers ?? wide.parsers,
    renderers: narrow.renderers ?? wide.renderers,
    guards: narrow.guards === null ? [] : [...wide.guards, ...(narrow.guards ?? [])],
    shared: [...wide.shared, ...(narrow.responses ?? [])],
    errorHandlers: narrow.errorHandler ? [narrow.errorHandler, ...wide.errorHandlers] : wide.errorHandlers,
    limits: Object.freeze({ ...wide.limits, ...narrow.limits }),
    wireNames: narrow.wireNames ?? wide.wireNames,
    forbidUnknown: narrow.forbidUnknown ?? wide.forbidUnknown,
    validateResponses: narrow.validateResponses ?? wide.validateResponses,
  };
}
