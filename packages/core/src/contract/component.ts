import type { DefinitionProblem, PlaceSource } from '../errors/definition-error.ts';
import type { HttpRequest } from '../http/message.ts';
import type { OutgoingRequest } from '../http/outgoing-request.ts';
import type { ConfiguredEndpoint } from './configured-endpoint.ts';
import type { DeclaredType } from './declared-type.ts';
import type { Describer, OperationPart } from './describe.ts';
import type { FileField } from './form-field.ts';
import type { Limits } from './limits.ts';
import type { ParsedBody } from './parser.ts';
import type { ResponseSpec } from './response-spec.ts';
import type { Loaded, MaybePromise } from './serializer.ts';
import type { ValueFormat } from './value-format.ts';

/** What a component may draw its value from. */
export interface RequestParts {
  readonly request: HttpRequest;
  /** Path parameters by name, decoded. */
  readonly params: Readonly<Record<string, string | undefined>>;
  /** `undefined` unless a component of the endpoint reads the body. */
  readonly body: ParsedBody | undefined;
  readonly limits: Limits;
}

/** What a rule says of a declaration that it found wrong. */
export type ComponentProblem = Pick<DefinitionProblem, 'code' | 'cause' | 'fix'>;

/**
 * One part of a request that an endpoint consumes: body, query, headers, …
 *
 * A component answers all questions about itself in one file: where its raw value comes from, how a client sends it, how
 * it looks in OpenAPI, and when its use is a mistake.
 */
export interface RequestComponent {
  /** First element of every issue path: `query`. */
  readonly name: string;
  /** Whether it takes a model. One without is handed to the handler as it was extracted. */
  readonly typed: boolean;
  /** What it needs of the body. */
  readonly reads: 'value' | 'files' | 'nothing';
  /** Whether it takes files while they arrive. Only parsers that give them so read bodies for it. Default: it does not. */
  readonly streams?: boolean;
  /** How a raw value becomes what the handler gets. Default: it is loaded. */
  load?(load: Load, endpoint: EndpointFiles): Load;
  /** How its values look on the wire. `parser` is the one that read the body. */
  format(endpoint: ConfiguredEndpoint, parser: 'json' | 'text'): ValueFormat;
  /** May throw an `HttpError` of a status that `responses` names. */
  extract(parts: RequestParts): MaybePromise<unknown>;
  /** The reverse of `extract`: writes a value into a request, what the serializer made of it where there is a model. */
  inject(value: unknown, request: OutgoingRequest): void;
  describe(declared: DeclaredType, describer: Describer, endpoint: ConfiguredEndpoint): OperationPart;
  /** The responses that its use can cause, for the document. */
  responses?(endpoint: ConfiguredEndpoint): readonly ResponseSpec[];
  /** Lists what is wrong with its use by an endpoint, whose parameters declare these types. */
  check?(declared: readonly DeclaredType[], endpoint: ConfiguredEndpoint): readonly ComponentProblem[];
}

/** Loads a raw value. */
export type Load = (raw: unknown) => MaybePromise<Loaded>;

/** What a component may ask of an endpoint that is complete. */
export interface EndpointFiles extends ConfiguredEndpoint {
  readonly fileFields: readonly FileField[];
}

/** A component whose value is a model. */
export type ModelComponent = RequestComponent & { readonly typed: true };

/** A component whose value is a `V`, as it was extracted. */
export interface UntypedComponent<V> extends Omit<RequestComponent, 'extract' | 'inject' | 'typed'> {
  readonly typed: false;
  extract(parts: RequestParts): MaybePromise<V>;
  inject(value: V, request: OutgoingRequest): void;
}

/** What a parameter of a handler is given. */
export interface ParameterBinding {
  readonly index: number;
  /** The property of the value; `undefined` for the value itself. */
  readonly property?: string;
}

/** A component bound to a parameter of a handler, or its single values bound to several. */
export interface ComponentSpec extends DeclaredType {
  readonly component: RequestComponent;
  readonly parameters: readonly ParameterBinding[];
  /** Of the decorator; `undefined` if it is not known. */
  readonly place: PlaceSource | undefined;
}
