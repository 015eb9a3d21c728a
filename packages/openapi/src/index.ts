export { buildDocument } from './build-document.ts';
export { type OpenApiOptions, openApi } from './open-api.ts';
