import type { RequestComponent } from '../contract/component.ts';
import type { ModelReference } from '../contract/model.ts';
import type { EndpointSettings } from '../contract/settings.ts';
import type { HttpMethod } from '../http/method.ts';
import type { CallSite } from './call-site.ts';

/** What a component decorator has said about a parameter. */
export interface ComponentDraft {
  readonly component: RequestComponent;
  /** `undefined` if the decorator was given no model. */
  readonly reference: ModelReference | undefined;
  readonly parameterIndex: number;
  readonly site: CallSite;
}

/** What one `@Returns` has said. */
export interface ResponseDraft {
  /** `null` for a response without content. */
  readonly reference: ModelReference | null;
  readonly status: number | undefined;
  readonly description: string | undefined;
  readonly site: CallSite;
}

/** What a route decorator has said. */
export interface RouteDraft {
  readonly method: HttpMethod;
  readonly path: string;
  readonly site: CallSite;
}

/** What decorators have said about one handler so far. The only mutable model of the framework. */
export interface EndpointDraft {
  /** The prototype that wrote this draft: a subclass that decorates the handler again starts afresh. */
  readonly owner: object;
  readonly components: ComponentDraft[];
  readonly responses: ResponseDraft[];
  route: RouteDraft | undefined;
  settings: EndpointSettings;
}

/** What `@Controller` has said about a class. */
export interface ControllerDraft {
  readonly path: string;
  readonly settings: EndpointSettings;
  readonly site: CallSite;
}
