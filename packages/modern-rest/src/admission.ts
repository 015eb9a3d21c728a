import type { IncomingMessage, ServerResponse } from 'node:http';
import { ANSWERED, drainUnread } from '@modern-rest/koa';
import { bodyRate } from './body-rate.ts';
import { clientAddress } from './client-address.ts';
import { inCheckPhase } from './in-check-phase.ts';
import { type Refusal, refuseRequest } from './refuse-request.ts';
import { headCheck, isUpload, type ServerOptions } from './server-options.ts';
import { uploadSlots } from './upload-slots.ts';

/** Admits requests until it is closed, and counts those that are active. */
export interface Admission {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** From now on, all requests are refused with 503. Requests with an invalid head keep their own refusal. */
  close(): void;
  /** Resolves when all admitted requests have ended and released what they held. */
  idle(): Promise<void>;
}

/** Creates the admission of a server. `serve` answers a request. */
export function admission(serve: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>, options: ServerOptions): Admission {
  const { maxUploads = 64, minBodyRate = 1024, bodyGrace = 10_000, trustedProxies = 0 } = options;
  const { maxUploadsPerClient = Math.ceil((maxUploads * 3) / 4), slowUploadRate = 16 * 1024, uploadWait = 1000 } = options;
  const checkHead = headCheck(options);
  const rate = bodyRate({ minBodyRate, bodyGrace }, (response) => refuseRequest(response, TOO_SLOW));
  const slots = uploadSlots({ maxUploads, maxUploadsPerClient, slowUploadRate, uploadWait }, clientAddress(trustedProxies), rate);
  let isClosed = false;
  let active = 0;
  const onIdle: (() => void)[] = [];
  const leave = (): void => {
    active -= 1;
    if (active === 0) for (const resolve of onIdle) resolve();
  };
  const end = (release: (() => void) | undefined): void => {
    release?.();
    leave();
  };
  const refuse = (request: IncomingMessage, response: ServerResponse, refusal: Refusal): void => {
    drainUnread(request, response);
    refuseRequest(response, refusal);
  };
  const begin = (request: IncomingMessage, response: ServerResponse, release: (() => void) | undefined): void => {
    // The body turned out to be malformed, and has got its response.
    const served = response.headersSent ? ANSWERED : serve(request, response);
    if (served === ANSWERED) end(release);
    else void served.then(() => end(release));
    // Most bodies arrive with the head.
    if (!request.complete) rate.watch(request, response);
  };
  const beginLater = inCheckPhase(begin);
  const admit = (request: IncomingMessage, response: ServerResponse, release?: () => void): void => {
    active += 1;
    // After all sockets were read: handlers run one after the other, and most bodies are complete.
    beginLater(request, response, release);
  };
  return {
    handle(request, response) {
      const refusal = isClosed ? CLOSED : checkHead(request);
      if (refusal) refuse(request, response, refusal);
      else if (!isUpload(request)) admit(request, response);
      else {
        slots.acquire(
          request,
          (release) => admit(request, response, release),
          () => refuse(request, response, isClosed ? CLOSED : BUSY),
        );
      }
    },
    close() {
      isClosed = true;
      slots.close();
    },
    idle: () =>
      new Promise((resolve) => {
        if (active === 0) resolve();
        else onIdle.push(resolve);
      }),
  };
}

const CLOSED: Refusal = [503, 'The server is shutting down'];
const BUSY: Refusal = [503, 'The server accepts no more uploads at the moment. Try again later.'];
const TOO_SLOW: Refusal = [408, 'The body arrived too slowly'];
