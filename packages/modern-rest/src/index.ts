// Making an application
export { type App, type AppOptions, createApp, type RunningServer } from './create-app.ts';
export type { CloseOptions } from './graceful-close.ts';
export type { ServerOptions } from './server-options.ts';
export { koaContext } from '@modern-rest/koa';
export { buildDocument } from '@modern-rest/openapi';

// Declaring endpoints
export { Configure, Controller, Delete, Get, Head, Options, Patch, Post, Put, Returns, Route, Throws } from '@modern-rest/core';
export {
  Body,
  Context,
  Cookie,
  Cookies,
  FileMetadata,
  type FilePart,
  type FileParts,
  FileStream,
  Header,
  Headers,
  Path,
  Query,
  type RequestContext,
  type SingleValueOptions,
} from '@modern-rest/core';
export { type ControllerEntry, group } from '@modern-rest/core';

// Naming types
export { byMediaType, type Model, nullable, oneOf, optional, record } from '@modern-rest/core';

// Declaring models
export {
  type CompiledModel,
  classValidatorSerializer,
  compileModel,
  DeepObject,
  Detected,
  Intersection,
  type ModelOptions,
  Nested,
  Nullable,
  Optional,
  Split,
} from '@modern-rest/class-validator';
export { UploadedFile } from '@modern-rest/multipart';

// Answering
export { ApiError, type ErrorHandler, ForbiddenError, HttpError, NotAuthenticatedError, NotFoundError, Reply, reply } from '@modern-rest/core';

// Settings
export { DEFAULT_LIMITS, type EndpointSettings, type Limits, type PartialSettings } from '@modern-rest/core';
export { type JsonParserOptions, jsonParser, jsonRenderer, urlencodedParser } from '@modern-rest/core';
export { base64Files, multipartParser, rawFileParser, type UploadOptions } from '@modern-rest/multipart';
export { folderStorage, memoryStorage, temporaryStorage } from '@modern-rest/multipart';
export { removeLeftovers } from '@modern-rest/core';

// Extending
export {
  componentDecorator,
  errorResponse,
  type Guard,
  headerValue,
  type Parser,
  type Plugin,
  type Renderer,
  type RequestComponent,
  response,
  type PermanentStorage,
  type Storage,
  type StorageUpload,
  valueFormat,
} from '@modern-rest/core';

// Mistakes in declarations
export { DefinitionError, type DefinitionProblem, type ReportedProblem, type SourcePlace } from '@modern-rest/core';
