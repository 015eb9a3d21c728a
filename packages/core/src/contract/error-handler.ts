import type { HttpRequest } from '../http/message.ts';
import type { Reply } from './reply.ts';
import type { MaybePromise } from './serializer.ts';

/**
 * Asked what to answer when something is thrown before an endpoint has its answer.
 *
 * It answers with a `Reply` of a declared status, passes on to the next wider level with `undefined`, or throws: what it
 * throws is passed on instead. What nobody answers gets the framework's own answer.
 */
export type ErrorHandler = (error: unknown, request: HttpRequest) => MaybePromise<Reply | undefined>;
