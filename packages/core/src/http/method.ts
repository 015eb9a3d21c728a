import { nodeHttp } from './node-http.ts';

/** An HTTP method in upper case: one of the well-known ones, or a custom verb of `@Route`. */
export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'QUERY' | (string & {});

/** Methods whose request content has no defined meaning (RFC 9110, sections 9.3.1, 9.3.2, 9.3.5 and 9.3.8). */
export const METHODS_WITHOUT_BODY: ReadonlySet<HttpMethod> = new Set(['GET', 'HEAD', 'DELETE', 'TRACE']);

/** Says why no request can have a method; `undefined` if one can. */
export function methodProblem(method: HttpMethod): string | undefined {
  if (method === 'CONNECT') return 'asks for a tunnel, and never reaches an application';
  // Younger versions of Node know it.
  if (method === 'QUERY') return undefined;
  return nodeHttp.METHODS.includes(method) ? undefined : 'is none that Node reads';
}
