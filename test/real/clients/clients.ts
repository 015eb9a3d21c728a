import { axios } from './axios.ts';
import { curl } from './curl.ts';
import { nodeFetch } from './fetch.ts';
import type { Client } from './form.ts';
import { httpx, requests } from './python.ts';

/** The clients that can be told everything that a form may say. */
export const CLIENTS: readonly Client[] = [curl, requests, httpx, nodeFetch, axios];
