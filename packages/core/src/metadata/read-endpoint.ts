import type { ComponentProblem } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import type { ControllerSource, EndpointDeclaration } from '../contract/endpoint-contract.ts';
import type { Model } from '../contract/model.ts';
import type { OperationDoc } from '../contract/operation-doc.ts';
import { OPERATION_KINDS } from '../contract/setting-kinds.ts';
import type { EndpointSettings, Settings } from '../contract/settings.ts';
import type { PlaceSource } from '../errors/definition-error.ts';
import { joinPaths } from '../http/path-template.ts';
import { placeOf } from './call-site.ts';
import { parameterCount } from './design-types.ts';
import type { EndpointDraft } from './drafts.ts';
import { methodOf } from './method-of.ts';
import { readComponents } from './read-components.ts';
import { readResponses } from './read-responses.ts';
import { type ReportProblem, readSettings } from './read-settings.ts';

/** What is to be read of one handler. */
export interface EndpointReading {
  readonly controller: Model<object>;
  /** Of the api, the groups and the controller together. */
  readonly path: string;
  /** Of the controller. */
  readonly settings: Settings;
  readonly source: ControllerSource;
  readonly handler: string;
  readonly draft: EndpointDraft;
  readonly report: ReportProblem;
}

/** A handler that was read as far as it goes. */
export interface ReadEndpoint {
  readonly endpoint: EndpointDeclaration;
  /** `true` if no problem of it was reported. */
  readonly sound: boolean;
}

/** Reads one handler; `undefined` if it cannot be an endpoint at all. */
export function readEndpoint({ controller, path, settings, source, handler, draft, ...reading }: EndpointReading): ReadEndpoint | undefined {
  let sound = true;
  const report: ReportProblem = (problem) => {
    sound = false;
    reading.report(problem);
  };
  const name = `${controller.name}.${handler}`;
  const { components, responses, routes, settings: levels } = inherit(draft);
  const [route, ...others] = routes;
  const place = route ? placeOf(route.site) : draftPlace(draft);
  const wrong = (problem: ComponentProblem, at: PlaceSource | undefined = place): void => report({ ...problem, subject: name, place: at });
  if (!route) {
    wrong({ code: 'ROUTE_MISSING', cause: 'the method is decorated but has no route', fix: 'add @Get(path), @Post(path), …' });
    return undefined;
  }
  const method = methodOf(controller.prototype as object, handler);
  if (!method) {
    wrong({
      code: 'HANDLER_NOT_A_METHOD',
      cause: 'what the route stands on is no method: a property or an accessor belongs to an instance, and there is none yet',
      fix: `write it as a method: ${handler}() { … }`,
    });
    return undefined;
  }
  for (const { site } of others) {
    const cause = 'the method has two routes, and only one of them could be served';
    wrong({ code: 'ROUTE_REPEATED', cause, fix: 'keep one, and call the method from another for the second' }, placeOf(site));
  }
  const configured: ConfiguredEndpoint = {
    // Decorators run from the last one to the first, and the first one stands.
    ...levels.reduce(
      (wide, level) => readSettings(wide, level.settings, { subject: name, place: placeOf(level.site) }, report, OPERATION_KINDS),
      settings,
    ),
    name,
    method: route.method,
    path: joinPaths(path, route.path),
    place,
  };
  const read = { endpoint: configured, controller, handler, wrong };
  const endpoint: EndpointDeclaration = {
    ...configured,
    controller,
    handler,
    source,
    // A default value hides its parameter and those after it from `length`.
    arity: Math.max(method.length, route.arity, parameterCount(controller.prototype as object, handler)),
    components: readComponents(components, read),
    responses: readResponses(responses, route, read),
    doc: readDoc(Object.assign({}, ...levels.map((level) => level.settings)) as EndpointSettings),
  };
  return { endpoint, sound };
}

/** Where the first decorator of a handler stands. */
export function draftPlace({ routes, components, responses, settings }: EndpointDraft): PlaceSource | undefined {
  return placeOf([...routes, ...components, ...responses, ...settings][0]?.site);
}

/** What decorators said of a handler and of those that it overrides. A route of its own makes it another endpoint. */
function inherit(draft: EndpointDraft): Pick<EndpointDraft, 'components' | 'responses' | 'routes' | 'settings'> {
  if (draft.routes.length > 0 || !draft.inherited) return draft;
  const base = inherit(draft.inherited);
  return {
    routes: base.routes,
    components: draft.components.length > 0 ? draft.components : base.components,
    responses: draft.responses.length > 0 ? draft.responses : base.responses,
    settings: [...base.settings, ...draft.settings],
  };
}

function readDoc({ summary, description, tags, deprecated, operationId }: EndpointSettings): OperationDoc {
  return {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(tags !== undefined && { tags }),
    ...(deprecated !== undefined && { deprecated }),
    ...(operationId !== undefined && { operationId }),
  };
}
