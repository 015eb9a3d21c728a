import type { RequestParts } from '../contract/component.ts';
import type { Renderer } from '../contract/renderer.ts';
import type { HttpRequest } from '../http/message.ts';
import type { RawInput } from './extract.ts';
import type { ReportError } from './recover.ts';

/** A request on its way through the stages of an endpoint. */
export interface Call {
  readonly request: HttpRequest;
  readonly params: RequestParts['params'];
  readonly renderer: Renderer;
  readonly report: ReportError;
  /** The values of the request; none before the stage `extract`. */
  raw: RawInput;
  /** The result of the handler or of an error handler; `undefined` before. */
  result: unknown;
}
