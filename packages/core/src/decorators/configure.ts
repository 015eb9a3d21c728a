import type { EndpointSettings } from '../contract/settings.ts';
import { captureCallSite } from '../metadata/call-site.ts';
import { refuseStandardDecorators } from '../metadata/standard-decorators.ts';
import { endpointDraft } from '../metadata/store.ts';
import type { RouteDecorator } from './routes.ts';

/** Sets what holds for one endpoint, and what the document says about it. Repeated, the upper one stands. */
export function Configure(settings: EndpointSettings): RouteDecorator {
  const site = captureCallSite(Configure);
  return (owner, method) => {
    refuseStandardDecorators(method, site);
    endpointDraft(owner, String(method)).settings.push({ settings, site });
  };
}
