import { captureCallSite } from '../metadata/call-site.ts';
import { refuseStandardDecorators } from '../metadata/standard-decorators.ts';
import { endpointDraft } from '../metadata/store.ts';
import type { RouteDecorator } from './routes.ts';

/**
 * Declares that the handler throws an `HttpError` of a status, for example `NotFoundError` with 404; repeatable.
 *
 * The document describes it with the model of errors. The description is the reason phrase of the status by default.
 */
export function Throws(status: number, description?: string): RouteDecorator {
  const site = captureCallSite(Throws);
  return (owner, method) => {
    refuseStandardDecorators(method, site);
    endpointDraft(owner, String(method)).responses.push({ reference: 'error', status, description, site });
  };
}
