// Declaring endpoints
export { Configure } from './decorators/configure.ts';
export { Controller } from './decorators/controller.ts';
export { Returns, type ReturnsOptions } from './decorators/returns.ts';
export { Delete, Get, Head, Options, Patch, Post, Put, Route, type RouteDecorator } from './decorators/routes.ts';
export { Throws } from './decorators/throws.ts';

// Parts of a request
export { Body } from './components/body.ts';
export { Context, type RequestContext } from './components/context.ts';
export { Cookie, Cookies } from './components/cookies.ts';
export { FileMetadata } from './components/file-metadata.ts';
export { FileStream } from './components/file-stream.ts';
export { Header, Headers } from './components/headers.ts';
export { Path } from './components/path.ts';
export { Query } from './components/query.ts';

// Answering
export { ApiError } from './errors/api-error.ts';
export { Reply, reply } from './contract/reply.ts';

// Assembling an API
export { type ApiOptions, createApi } from './api.ts';
export { type ControllerEntry, ControllerGroup, group } from './contract/controller-group.ts';
export type { ErrorHandler } from './contract/error-handler.ts';
export type { Api } from './contract/api.ts';
export { type JsonParserOptions, jsonParser } from './parsers/json.ts';
export { urlencodedParser } from './parsers/urlencoded.ts';
export { jsonRenderer } from './renderers/json.ts';
export { DEFAULT_LIMITS, type Limits } from './contract/limits.ts';
export type { EndpointSettings, PartialSettings, Settings } from './contract/settings.ts';
export type { OperationDoc } from './contract/operation-doc.ts';

// Errors
export {
  DEFINITION_PROBLEM_CODES,
  DefinitionError,
  type DefinitionProblem,
  type DefinitionProblemCode,
  type PlaceSource,
  type ReportedProblem,
  type SourcePlace,
} from './errors/definition-error.ts';
export {
  ForbiddenError,
  HttpError,
  InsufficientStorageError,
  MethodNotAllowedError,
  NotAcceptableError,
  NotAuthenticatedError,
  NotFoundError,
  ParsingError,
  PayloadTooLargeError,
  RequestTimeoutError,
  ServiceUnavailableError,
  TooManyRequestsError,
  UnsupportedEncodingError,
  UnsupportedMediaTypeError,
  ValidationError,
} from './errors/http-error.ts';
export { describeValue } from './errors/describe-value.ts';
export { type Issue, type IssuePath, type IssueType, MAX_ISSUES, shownName, undeclaredIssue, valueIssue } from './errors/issue.ts';
export { ConformanceError, RenderingError, ResponseError } from './errors/response-error.ts';
export { isRestError, RestError } from './errors/rest-error.ts';
export { statusError } from './errors/status-error.ts';
export { ERROR_SCHEMAS, type ErrorDetail, type ErrorModel, PROBLEM_MEDIA_TYPE, type ProblemDetails } from './contract/error-model.ts';

// Extending: every seam is an interface of `contract/`
export type {
  ComponentProblem,
  ComponentSpec,
  ModelComponent,
  ParameterBinding,
  RequestComponent,
  RequestParts,
  UntypedComponent,
} from './contract/component.ts';
export type { ConfiguredEndpoint } from './contract/configured-endpoint.ts';
export type { Describer, OperationPart } from './contract/describe.ts';
export type { ControllerSource, EndpointContract, EndpointDeclaration } from './contract/endpoint-contract.ts';
export type { EndpointHead } from './contract/endpoint-head.ts';
export type { FileField, TextField } from './contract/form-field.ts';
export type { Guard } from './contract/guard.ts';
export type { Schema, SchemaOrReference } from './contract/schema.ts';
export type { Model, ModelReference } from './contract/model.ts';
export type { FilePart, FileParts } from './contract/file-part.ts';
export type { FileTransport, FileValue, IncomingPart, IncomingParts, ParsedBody, Parser, ParserContext } from './contract/parser.ts';
export type { PlainRoute } from './contract/plain-route.ts';
export type { Plugin } from './contract/plugin.ts';
export type { Renderer } from './contract/renderer.ts';
export { errorResponse, type ResponseSpec, response } from './contract/response-spec.ts';
export type {
  Direction,
  Loaded,
  MaybePromise,
  ModelCode,
  SchemaRequest,
  Serializer,
  SingleValueDeclaration,
  Written,
} from './contract/serializer.ts';
export type { IncomingFile, PermanentFile, PermanentStorage, Storage, StorageUpload, StoredFile } from './contract/storage.ts';
export { SEPARATORS, type TextStyle } from './contract/text-style.ts';
export { attempt, chain, isPromise } from './contract/waiting.ts';
export { callReference } from './contract/call-reference.ts';
export { readEach, tryToRead, UnreadableModelError } from './contract/unreadable-model-error.ts';
export {
  byMediaType,
  type Described,
  nullable,
  oneOf,
  optional,
  record,
  TypeReference,
  type ValueOf,
} from './contract/type-reference.ts';
export { type ValueFormat, type ValueSource, valueFormat } from './contract/value-format.ts';
export { type DeclaredType, typeInMediaType } from './contract/declared-type.ts';
export { classType, partsOf, presentType, resolveType, type ScalarName, typeName, type ValueType } from './contract/value-type.ts';
export { type WireNames, wireNaming } from './contract/wire-names.ts';
export {
  type ComponentDecorator,
  componentDecorator,
  componentOrSingleValueDecorator,
  type SingleValueDecorator,
  singleValueDecorator,
  type TypedParameterDecorator,
} from './metadata/component-decorator.ts';
export type { SingleValueOptions } from './metadata/single-value.ts';
export { experimentalDecorator } from './metadata/standard-decorators.ts';
export { constructorLength, definePropertyType, propertyType, returnType } from './metadata/design-types.ts';
export { type BodyBound, readChunks, checkContentLength, decodeUtf8, readBody } from './parsers/read-body.ts';

// HTTP, for parsers and adapters
export { type FileAttributes, isFileModel, markFileModel, ReceivedFile, RefusedFile } from './http/file.ts';
export { listName, rootName } from './http/bracket-names.ts';
export { remembered } from './http/remembered.ts';
export { type JsonBounds, parseBoundedJson } from './http/bounded-json.ts';
export { hasRepeatedParameter, type MediaType, parseMediaType } from './http/media-type.ts';
export { bringsContent, type HttpRequest, type HttpResponse, headerValue, type RequestHeaders, type ResponseHeaders } from './http/message.ts';
export { METHODS_WITHOUT_BODY, type HttpMethod } from './http/method.ts';
export type { OutgoingFile, OutgoingRequest } from './http/outgoing-request.ts';
export { fillPath, joinPaths, pathParameters } from './http/path-template.ts';
export { isBodyless, isSuccess, reasonPhrase } from './http/status.ts';
export { groupByName, isTextValues, newTextValues, type TextValues, textPairs } from './http/text-values.ts';
export { removeLeftovers } from './pipeline/remove-leftovers.ts';
export { toErrorResponse } from './pipeline/recover.ts';
export { compileApi, type RouteTable } from './pipeline/route-table.ts';
