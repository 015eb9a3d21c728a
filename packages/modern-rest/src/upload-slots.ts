import type { IncomingMessage } from 'node:http';
import type { BodyRate } from './body-rate.ts';

/** Limits of simultaneous uploads. */
export interface UploadSlotOptions {
  readonly maxUploads: number;
  readonly maxUploadsPerClient: number;
  /** Bytes per second. If another upload waits, slower ones are ended. `0` for none. */
  readonly slowUploadRate: number;
  /** Milliseconds that an upload waits for a slot. */
  readonly uploadWait: number;
}

/** Slots for uploads. An upload that finds none waits, without its body being read. */
export interface UploadSlots {
  /** Calls `start` with the function that releases the slot, now or later; or `refuse`, if no slot becomes free in time. Neither, if the client leaves before. */
  acquire(request: IncomingMessage, start: (release: () => void) => void, refuse: () => void): void;
  /** Refuses all uploads that wait. */
  close(): void;
}

interface Upload {
  readonly request: IncomingMessage;
  readonly client: string;
}

interface WaitingUpload extends Upload {
  readonly deadline: number;
  grant(): void;
  refuse(): void;
}

/** Waiting uploads per slot. */
const MAX_WAITING = 4;
/** Milliseconds between two checks while uploads wait. */
const CHECK_INTERVAL = 50;

/**
 * Creates the slots of a server.
 *
 * If slots are short, uploads that are slow give way to those that wait. A client that holds few slots gets the next one, and of one client the upload
 * that has sent most.
 */
export function uploadSlots(
  { maxUploads, maxUploadsPerClient, slowUploadRate, uploadWait }: UploadSlotOptions,
  clientOf: (request: IncomingMessage) => string,
  rate: Pick<BodyRate, 'rateOf' | 'end'>,
): UploadSlots {
  const active = new Set<Upload>();
  const byClient = new Map<string, number>();
  const ending = new Set<Upload>();
  const waiting = new Set<WaitingUpload>();
  let timer: NodeJS.Timeout | undefined;

  const heldBy = (client: string): number => byClient.get(client) ?? 0;
  /** Clients that hold few slots come first; of one client, the upload that has sent most. */
  const order = (one: Upload, other: Upload): number =>
    heldBy(one.client) - heldBy(other.client) || other.request.readableLength - one.request.readableLength;
  const hasRoom = (client: string): boolean => active.size < maxUploads && heldBy(client) < maxUploadsPerClient;

  const enter = (upload: Upload): (() => void) => {
    active.add(upload);
    byClient.set(upload.client, heldBy(upload.client) + 1);
    return () => {
      active.delete(upload);
      ending.delete(upload);
      const left = heldBy(upload.client) - 1;
      if (left === 0) byClient.delete(upload.client);
      else byClient.set(upload.client, left);
      grantWaiting();
    };
  };

  /** Ends the slowest uploads, one for each upload that waits, unless one is ending for it already. */
  const makeRoom = (blocked: readonly WaitingUpload[]): void => {
    const promised = [...ending];
    const slow = slowUploads(active, ending, slowUploadRate, rate);
    for (const { client } of blocked) {
      const mustBeOwn = heldBy(client) >= maxUploadsPerClient;
      const isInTheWay = (upload: Upload): boolean => !mustBeOwn || upload.client === client;
      if (takeFirst(promised, isInTheWay)) continue;
      const slowest = takeFirst(slow, isInTheWay);
      if (!slowest) continue;
      ending.add(slowest);
      rate.end(slowest.request);
    }
  };

  const nextWaiting = (): WaitingUpload | undefined => {
    let next: WaitingUpload | undefined;
    for (const upload of waiting) if (hasRoom(upload.client) && (!next || order(upload, next) < 0)) next = upload;
    return next;
  };

  const grantWaiting = (): void => {
    for (let next = nextWaiting(); next; next = nextWaiting()) next.grant();
  };

  const checkWaiting = (): void => {
    grantWaiting();
    const now = performance.now();
    for (const upload of waiting) if (now >= upload.deadline) upload.refuse();
    if (waiting.size > 0) {
      makeRoom([...waiting].sort(order));
    } else {
      clearInterval(timer);
      timer = undefined;
    }
  };

  return {
    acquire(request, start, refuse) {
      const upload = { request, client: clientOf(request) };
      if (waiting.size === 0 && hasRoom(upload.client)) {
        start(enter(upload));
        return;
      }
      if (waiting.size >= MAX_WAITING * maxUploads || uploadWait === 0) {
        refuse();
        return;
      }
      const entry: WaitingUpload = {
        ...upload,
        deadline: performance.now() + uploadWait,
        grant() {
          stop();
          start(enter(upload));
        },
        refuse() {
          stop();
          refuse();
        },
      };
      const stop = (): void => {
        request.off('close', stop);
        waiting.delete(entry);
      };
      request.once('close', stop);
      waiting.add(entry);
      timer ??= setInterval(checkWaiting, CHECK_INTERVAL).unref();
      grantWaiting();
    },
    close() {
      for (const upload of waiting) upload.refuse();
    },
  };
}

/** Uploads whose rate is known to be below a minimum, the slowest first. */
function slowUploads(active: ReadonlySet<Upload>, ending: ReadonlySet<Upload>, minimum: number, rate: Pick<BodyRate, 'rateOf'>): Upload[] {
  return [...active]
    .filter((upload) => !ending.has(upload))
    .map((upload) => ({ upload, bytesPerSecond: rate.rateOf(upload.request) ?? minimum }))
    .filter(({ bytesPerSecond }) => bytesPerSecond < minimum)
    .sort((one, other) => one.bytesPerSecond - other.bytesPerSecond)
    .map(({ upload }) => upload);
}

function takeFirst<T>(list: T[], isWanted: (item: T) => boolean): T | undefined {
  const index = list.findIndex(isWanted);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}
