import { EventEmitter } from 'node:events';
import { Stream } from 'node:stream';
import { type Direction, type Model } from '@modern-rest/core';
import { lineageOf } from '../lineage.ts';
import { once } from '../once.ts';

/** Classes of the platform that are mistaken for models. */
interface ForeignClasses {
  readonly classes: readonly object[];
  readonly what: string;
  readonly fix: Readonly<Record<Direction, string>>;
}

const WITHIN = 'Bytes within JSON are text: @IsBase64() data: string';

/** Includes subclasses. The first match is used. Created on first use: naming the classes of fetch makes Node.js load it, which takes 10 to 20 ms. */
const foreignClasses = once((): readonly ForeignClasses[] => [
  {
    classes: [Object.getPrototypeOf(Uint8Array) as object, ArrayBuffer, SharedArrayBuffer, DataView, Blob, Stream, ReadableStream, WritableStream],
    what: 'the class holds bytes or streams them',
    fix: {
      input: `read bytes with @FileMetadata or @FileStream. ${WITHIN}`,
      output: `declare @Returns(null), and write the bytes with Koa: ctx.respond = false, then ctx.res.end(bytes) or stream.pipe(ctx.res). ${WITHIN}`,
    },
  },
  {
    classes: [Response, Request],
    what: 'the class belongs to fetch',
    fix: {
      input: 'name a model of the content, or take the request itself with @Context()',
      output: 'return the content, or reply(status, content, headers), and name a model of the content',
    },
  },
  {
    classes: [Error],
    what: 'the class is an error',
    fix: { input: 'name a model of the content', output: 'throw errors instead of returning them, and declare their status: @Throws(404)' },
  },
  {
    classes: [URL, URLSearchParams, RegExp],
    what: 'values of the class are text in JSON',
    fix: { input: 'declare text: String, or @IsUrl() link: string in a model', output: 'declare text: String, or @IsUrl() link: string in a model' },
  },
  {
    classes: [EventEmitter, EventTarget],
    what: 'the class sends events, and has no values for JSON',
    fix: { input: 'name a model', output: 'name a model of the values to answer with' },
  },
]);

/** Returns the reason why a class of the platform is no model, and the fix; `undefined` for every other class. */
export function foreignClass(model: Model, direction: Direction): { readonly what: string; readonly fix: string } | undefined {
  const bases = lineageOf(model);
  const foreign = foreignClasses().find(({ classes }) => classes.some((one) => bases.includes(one)));
  return foreign && { what: foreign.what, fix: foreign.fix[direction] };
}
