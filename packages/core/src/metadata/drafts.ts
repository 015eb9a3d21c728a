import type { RequestComponent } from '../contract/component.ts';
import type { EndpointSettings, PartialSettings } from '../contract/settings.ts';
import type { HttpMethod } from '../http/method.ts';
import type { CallSite } from './call-site.ts';
import type { SingleValue } from './single-value.ts';
import type { Toolchain } from './toolchain.ts';

/** What a decorator was given for a model. */
export interface ModelDraft {
  /** Whether it was given anything, be it `undefined`. */
  readonly given: boolean;
  readonly reference: unknown;
}

/** What a component decorator has said about a parameter. */
export interface ComponentDraft {
  /** The prototype whose method has the parameter. */
  readonly owner: object;
  readonly component: RequestComponent;
  readonly model: ModelDraft;
  /** `undefined` for the component as a whole. */
  readonly single: SingleValue | undefined;
  readonly parameterIndex: number;
  /** The compiler, if it wrote down no types of the method. */
  readonly toolchain: Toolchain | undefined;
  readonly site: CallSite;
}

/** What one `@Returns` or `@Throws` has said. */
export interface ResponseDraft {
  /** `null` for a response without content, `'error'` for one in the error model. */
  readonly reference: unknown;
  readonly status: number | undefined;
  readonly description: string | undefined;
  readonly site: CallSite;
}

/** What a route decorator has said. */
export interface RouteDraft {
  readonly method: HttpMethod;
  readonly path: string;
  /** The number of parameters of the method when it was decorated: another decorator may put a function without parameters in its place. */
  readonly arity: number;
  readonly toolchain: Toolchain | undefined;
  readonly site: CallSite;
}

/** What `@Configure` has said. */
export interface SettingsDraft {
  readonly settings: EndpointSettings;
  readonly site: CallSite;
}

/** What decorators have said about one handler so far. The only mutable model of the framework. */
export interface EndpointDraft {
  /** The prototype that wrote this draft. */
  readonly owner: object;
  /** What a base class has said about the handler. */
  readonly inherited: EndpointDraft | undefined;
  readonly components: ComponentDraft[];
  readonly responses: ResponseDraft[];
  readonly routes: RouteDraft[];
  readonly settings: SettingsDraft[];
}

/** What `@Controller` has said about a class. */
export interface ControllerDraft {
  readonly path: string;
  readonly settings: PartialSettings;
  readonly site: CallSite;
}
