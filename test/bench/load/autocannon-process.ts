// A process of its own for autocannon: takes a request, prints the result.
import autocannon from 'autocannon';
import { CONNECTIONS, type LoadRequest, type LoadResult } from './load-tool.ts';

const { url, body, seconds } = JSON.parse(process.argv[2] ?? '') as LoadRequest;
const post = body === undefined ? {} : { method: 'POST' as const, body, headers: { 'content-type': 'application/json' } };
const { requests, duration, errors, non2xx } = await autocannon({ url, connections: CONNECTIONS, duration: seconds, timeout: 20, ...post });
if (errors > 0 || non2xx > 0 || requests.total === 0) {
  throw new Error(`autocannon saw ${errors} errors, and ${non2xx} of ${requests.total} responses that are no success`);
}
const result: LoadResult = { requests: requests.total, seconds: duration };
console.log(JSON.stringify(result));
