import { curl } from './curl.ts';
import { nodeFetch } from './fetch.ts';
import type { Client } from './form.ts';
import { httpx, requests } from './python.ts';

/** Every client that the tests send forms with. */
export const CLIENTS: readonly Client[] = [curl, requests, httpx, nodeFetch];
