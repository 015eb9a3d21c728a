import { FURTHER_VALUE } from '../models/further-models.ts';

/** Requests at once. */
const AT_ONCE = 8;
const BODY = JSON.stringify(FURTHER_VALUE);

const ENDPOINTS = [
  ['GET', ''],
  ['GET', '/7'],
  ['POST', ''],
  ['PUT', '/7'],
  ['DELETE', '/7'],
] as const;

/** Calls each endpoint of so many controllers once. Rejects if one of them does not succeed. */
export async function callEndpoints(url: string, controllers: number): Promise<void> {
  const requests = Array.from({ length: controllers }, (_, index) =>
    ENDPOINTS.map(([method, path]) => ({ method, url: `${url}/further-${index}${path}` })),
  ).flat();
  let next = 0;
  const call = async (): Promise<void> => {
    while (next < requests.length) {
      const { method, url } = requests[next++] as (typeof requests)[number];
      const sent = method === 'POST' || method === 'PUT' ? { body: BODY, headers: { 'content-type': 'application/json' } } : {};
      const response = await fetch(url, { method, ...sent });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${method} ${url} was answered with ${response.status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, call));
}
