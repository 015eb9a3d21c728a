/**
 * The layers of core, lowest first. A file imports from its own folder and from lower layers; folders of one row never
 * import each other.
 */
export const LAYERS: readonly (readonly string[])[] = [
  ['http'],
  ['errors'],
  ['contract'],
  ['metadata', 'pipeline', 'parsers', 'renderers'],
  ['components', 'decorators'],
  ['api.ts'],
  ['index.ts'],
];

/** Which packages of ours a package may import. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  core: [],
  'class-validator': ['core'],
  multipart: ['core'],
  s3: ['core'],
  image: ['core', 'multipart'],
  openapi: ['core'],
  koa: ['core'],
  testing: ['core'],
  'modern-rest': ['core', 'class-validator', 'multipart', 'openapi', 'koa'],
};

/** The third-party packages that have an owner, or owners that need the same copy of them. Nobody else imports them. */
export const OWNERS: Readonly<Record<string, string | readonly string[]>> = {
  'reflect-metadata': 'core',
  'find-my-way': 'core',
  'structured-headers': 'core',
  negotiator: 'core',
  'content-type': 'core',
  cookie: 'core',
  'class-validator': ['class-validator', 'image'],
  'class-transformer': 'class-validator',
  'mime-types': 'class-validator',
  'content-disposition': 'multipart',
  'file-type': 'multipart',
  '@aws-sdk/client-s3': 's3',
  sharp: 'image',
  yaml: 'openapi',
  '@scalar/api-reference': 'openapi',
  koa: 'koa',
  'ipaddr.js': 'modern-rest',
};

/** Types of OpenAPI's own words may be named anywhere. */
export const TYPES_FOR_ALL = 'openapi3-ts/oas32';
