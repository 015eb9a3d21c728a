import type { EndpointSettings } from '../contract/settings.ts';
import { endpointDraft } from '../metadata/store.ts';
import type { RouteDecorator } from './routes.ts';

/** Sets what holds for one endpoint, and what the document says about it. */
export function Configure(settings: EndpointSettings): RouteDecorator {
  return (prototype, method) => {
    const draft = endpointDraft(prototype, String(method));
    draft.settings = { ...draft.settings, ...settings };
  };
}
