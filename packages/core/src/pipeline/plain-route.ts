import type { PlainRoute } from '../contract/plain-route.ts';
import { attempt, chain } from '../contract/waiting.ts';
import { describeValue } from '../errors/describe-value.ts';
import { RestError } from '../errors/rest-error.ts';
import { type HttpResponse, isContent } from '../http/message.ts';
import { checkedResponse } from '../http/response-headers.ts';
import type { EndpointPlan } from './compile-endpoint.ts';
import { type ReportError, recover } from './recover.ts';

/** Compiles the route of a plugin. What it throws, and a response that cannot be sent, becomes a response in the error model. */
export function compilePlainRoute(route: PlainRoute, report: ReportError): EndpointPlan {
  return (request) =>
    attempt(
      () => chain(route.handle(request), (response) => checked(response, route)),
      (error) => recover(error, request, report),
    );
}

function checked(response: unknown, { method, path }: PlainRoute): HttpResponse {
  if (isResponse(response)) return checkedResponse(response);
  const cause = `The route ${method} ${path} of a plugin returned ${describeValue(response)} that is not a response`;
  throw new RestError('invalid_response', `${cause}: return { status, headers, body }, where body is text, bytes or null`);
}

function isResponse(value: unknown): value is HttpResponse {
  if (typeof value !== 'object' || value === null) return false;
  const { status, headers, body } = value as Partial<HttpResponse>;
  if (!Number.isInteger(status) || Number(status) < 200 || Number(status) > 599) return false;
  return typeof headers === 'object' && headers !== null && (body === null || isContent(body));
}
