import type { Transport } from './load/upload.ts';

/** Who takes an upload. */
export interface Target {
  /** A file of `servers/`, without its ending. */
  readonly server: string;
  readonly path: string;
  readonly transport: Transport;
  /** Where files are when a handler has them. */
  readonly storage: 'memory' | 'temporary file' | 'folder' | 'none';
}

/** What is sent two files of 1 KiB and two fields; as a raw body one file of 2 KiB. */
export const SMALL_TARGETS = {
  'modern-rest': form('modern-rest', 'memory', '/small'),
  'modern-rest raw': { ...form('modern-rest', 'memory', '/raw'), transport: 'raw' },
  'modern-rest base64': { ...form('modern-rest', 'memory', '/small-base64'), transport: 'base64' },
  'modern-rest folder': form('modern-rest', 'folder', '/small-folder'),
  'koa-multer': form('koa-multer', 'memory', '/memory'),
  'koa-body': form('koa-body', 'temporary file'),
  formidable: form('formidable', 'temporary file'),
  fastify: form('fastify', 'memory', '/memory'),
  busboy: form('busboy', 'none'),
  drain: form('drain', 'none'),
} as const satisfies Readonly<Record<string, Target>>;

/** What is sent one large file. */
export const LARGE_TARGETS = {
  'modern-rest': form('modern-rest', 'temporary file', '/multipart'),
  'modern-rest raw': { ...form('modern-rest', 'temporary file', '/raw'), transport: 'raw' },
  'modern-rest base64': { ...form('modern-rest', 'memory', '/base64'), transport: 'base64' },
  'modern-rest folder': form('modern-rest', 'folder', '/folder'),
  'modern-rest memory': form('modern-rest', 'memory', '/memory'),
  'modern-rest stream': form('modern-rest-stream', 'none'),
  'koa-multer': form('koa-multer', 'temporary file', '/disk'),
  'koa-body': form('koa-body', 'temporary file'),
  formidable: form('formidable', 'temporary file'),
  fastify: form('fastify', 'temporary file', '/disk'),
  busboy: form('busboy', 'none'),
  drain: form('drain', 'none'),
} as const satisfies Readonly<Record<string, Target>>;

function form(server: string, storage: Target['storage'], path = '/'): Target {
  return { server, path, transport: 'multipart', storage };
}
