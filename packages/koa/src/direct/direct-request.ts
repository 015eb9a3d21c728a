import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpResponse } from '@modern-rest/core';
import type Koa from 'koa';
import type { Context } from 'koa';
import { NodeRequest, type Target } from './node-request.ts';
import { isUntouched, writeDirectly } from './write.ts';

/** A request listener, as Koa's `callback()` returns it. */
export type Listener = ReturnType<Koa['callback']>;

/** The way into Koa for requests that were begun without it. */
export interface KoaEntry {
  readonly app: Koa;
  readonly listener: Listener;
  /** Requests that were handed over to Koa. */
  readonly entered: WeakMap<IncomingMessage, DirectRequest>;
}

type Answer = HttpResponse | Promise<never>;

/** The promise that the callback of `createKoa` returns for a request that it has answered before it returns. */
export const ANSWERED: Promise<void> = Promise.resolve();

/** A request without a Koa context. The first access to `native` hands it over to Koa, which then sends the answer. */
export class DirectRequest extends NodeRequest {
  private context: Context | undefined = undefined;
  private isAnswered = false;
  /** The answer that Koa waits for. */
  private answer: Promise<HttpResponse> | undefined = undefined;
  private settle: ((answer: Answer) => void) | undefined = undefined;
  private servedByKoa: Promise<void> | undefined = undefined;

  constructor(
    private readonly koa: KoaEntry,
    req: IncomingMessage,
    res: ServerResponse,
    target: Target,
  ) {
    super(req, res, target, req, req.headers);
  }

  get native(): Context {
    if (this.context === undefined) {
      // Koa has nothing to do with a request that has its answer.
      if (this.isAnswered) this.context = this.koa.app.createContext(this.req, this.res);
      else this.enterKoa();
    }
    return this.context as unknown as Context;
  }

  /** Takes the context of a request that has arrived in Koa. Returns the answer. */
  takeContext(context: Context): Promise<HttpResponse> {
    this.context = context;
    return this.answer as Promise<HttpResponse>;
  }

  /** Sends an answer: through Koa if it serves the request, or if other code has touched the response. */
  finish(answer: HttpResponse): Promise<void> {
    // Koa closes the connection after a 205.
    if (this.servedByKoa !== undefined || answer.status === 205 || !isUntouched(this.res)) return this.finishInKoa(answer);
    this.isAnswered = true;
    try {
      writeDirectly(this.req, this.res, answer);
      return ANSWERED;
    } catch (error) {
      return this.fail(error);
    }
  }

  /** Lets Koa report and answer an error. */
  fail(error: unknown): Promise<void> {
    return this.finishInKoa(Promise.reject(error));
  }

  private finishInKoa(answer: Answer): Promise<void> {
    const served = this.servedByKoa ?? this.enterKoa();
    this.settle?.(answer);
    return served;
  }

  private enterKoa(): Promise<void> {
    this.answer = new Promise((resolve) => {
      this.settle = resolve;
    });
    this.koa.entered.set(this.req, this);
    this.servedByKoa = this.koa.listener(this.req, this.res);
    return this.servedByKoa;
  }
}
