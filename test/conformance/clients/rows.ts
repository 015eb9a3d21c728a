import { axios } from '../../real/clients/axios.ts';
import { chromiumFetch, chromiumForm } from '../../real/clients/chromium.ts';
import { curl, curlEscaping, curlUpload } from '../../real/clients/curl.ts';
import { nodeFetch } from '../../real/clients/fetch.ts';
import type { Client } from '../../real/clients/form.ts';
import { formData } from '../../real/clients/form-data.ts';
import { got } from '../../real/clients/got.ts';
import { aiohttp, aiohttpPlain, httpx, requests } from '../../real/clients/python.ts';
import { superagent } from '../../real/clients/superagent.ts';
import { wget } from '../../real/clients/wget.ts';
import type { CaseName } from './cases.ts';

/** A client, and what it says of the files that it sends. */
export interface Row {
  readonly client: Client;
  readonly sends: 'form' | 'body';
  /** The media types that it claims by the end of a name, when nobody has told it one. */
  readonly types: Types;
  /** Names as a handler gets them where the client changes them. */
  readonly names?: Partial<Record<CaseName, string>>;
  /** What the client cannot send, and why. */
  readonly impossible?: Partial<Record<CaseName, string>>;
  /** The only cases in which it does anything else than the client before. */
  readonly only?: readonly CaseName[];
}

type Types = Readonly<Record<'txt' | 'png' | 'pdf' | 'unknown', string>>;

const BYTES = 'application/octet-stream';
const BY_NAME: Types = { txt: 'text/plain', png: 'image/png', pdf: 'application/pdf', unknown: BYTES };
/** A `File` has the type that it was made with, and by default none. */
const ALL_BYTES: Types = { txt: BYTES, png: BYTES, pdf: BYTES, unknown: BYTES };
const BLOB = { nameless: 'blob' };
const ODD_NAMES: readonly CaseName[] = ['quoted', 'backslash', 'percent', 'escape', 'fieldName'];
const KEPT = { closing: 'fetch leaves no say in the connection' };

const chunks = (reason: string): NonNullable<Row['impossible']> => ({ chunked: reason, chunkedOver: reason, chunkedEarly: reason });

/** A whole body is one file, and what is said of it are headers that users write: nothing is lost in them. */
const BODY = {
  sends: 'body',
  types: ALL_BYTES,
  names: { escape: '100%22.txt' },
  impossible: { several: 'a body is one file', fieldName: 'a body has no fields' },
} as const;

/** Every client; a case that is not impossible for it is a cell of the table. */
export const ROWS: readonly Row[] = [
  { client: curl, sends: 'form', types: BY_NAME },
  { client: curlEscaping, sends: 'form', types: BY_NAME, only: ODD_NAMES },
  { client: curlUpload, ...BODY },
  { client: wget, ...BODY, impossible: { ...BODY.impossible, ...chunks('wget sends no chunks') } },
  { client: requests, sends: 'form', types: ALL_BYTES },
  { client: httpx, sends: 'form', types: BY_NAME },
  {
    client: aiohttp,
    sends: 'form',
    types: BY_NAME,
    // It encodes names as in a URL, and nobody can tell such a name from one that is like that.
    names: {
      quoted: 'a"b%20%C3%A9%E6%BC%A2.txt',
      backslash: 'a"b%5Cc%20%C3%A9%E6%BC%A2.txt',
      percent: '50%25.pdf',
      escape: '100%2522.txt',
      // It takes the name of the field.
      nameless: 'file',
    },
    impossible: { fieldName: 'aiohttp 3.8 breaks off at a field with a name beyond ASCII' },
  },
  { client: aiohttpPlain, sends: 'form', types: BY_NAME, only: ODD_NAMES },
  { client: nodeFetch, sends: 'form', types: ALL_BYTES, names: BLOB, impossible: KEPT },
  { client: axios, sends: 'form', types: ALL_BYTES, names: BLOB },
  { client: got, sends: 'form', types: ALL_BYTES, names: BLOB },
  { client: formData, sends: 'form', types: BY_NAME },
  { client: superagent, sends: 'form', types: BY_NAME },
  {
    client: chromiumForm(),
    sends: 'form',
    types: BY_NAME,
    impossible: {
      ...chunks('a browser knows how long its form is'),
      nameless: 'a file that was picked has a name',
      closing: 'a form leaves no say in the connection',
    },
  },
  {
    client: chromiumFetch(),
    sends: 'form',
    types: BY_NAME,
    names: BLOB,
    impossible: { ...chunks('Chromium streams bodies over HTTP/2 only'), ...KEPT },
  },
];
