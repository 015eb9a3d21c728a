// Making an application

// Declaring models
export { Intersection, Nested } from '@modern-rest/class-validator';
// Declaring endpoints
// Answering
// Settings
// Mistakes in declarations
export {
  ApiError,
  Body,
  Configure,
  Context,
  Controller,
  Cookies,
  DEFAULT_LIMITS,
  DefinitionError,
  type DefinitionProblem,
  Delete,
  type EndpointSettings,
  FileMetadata,
  ForbiddenError,
  Get,
  Head,
  Headers,
  HttpError,
  jsonParser,
  jsonRenderer,
  type Limits,
  NotFoundError,
  Options,
  type PartialSettings,
  Patch,
  Path,
  Post,
  Put,
  Query,
  Reply,
  type RequestContext,
  Returns,
  Route,
  reply,
  urlencodedParser,
} from '@modern-rest/core';
export { koaContext } from '@modern-rest/koa';
export { multipartParser, UploadedFile } from '@modern-rest/multipart';
export { type App, type AppOptions, createApp, type RunningServer } from './create-app.ts';
