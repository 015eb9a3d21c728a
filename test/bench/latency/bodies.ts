import { VALID } from '../payload.ts';
import { LARGE } from '../uploads/load/upload.ts';
import { answerText } from '../uploads/servers/counted.ts';

/** The body of every POST of an order, and of its answer. */
export const ORDER = JSON.stringify(VALID);

/** The body of the answer to an upload of `LARGE`. */
export const UPLOADED = answerText({ files: LARGE.files.length, fields: 0, bytes: LARGE.files.reduce((sum, size) => sum + size, 0) });
