import type { ComponentProblem } from '../contract/component.ts';
import { type ControllerEntry, ControllerGroup } from '../contract/controller-group.ts';
import type { ControllerSource } from '../contract/endpoint-contract.ts';
import type { Model } from '../contract/model.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import type { Settings } from '../contract/settings.ts';
import type { HttpRequest } from '../http/message.ts';
import { joinPaths } from '../http/path-template.ts';
import { placeOf } from './call-site.ts';
import { constructorLength } from './design-types.ts';
import type { ControllerDraft } from './drafts.ts';
import { draftPlace, type ReadEndpoint, readEndpoint } from './read-endpoint.ts';
import { type ReportProblem, readSettings } from './read-settings.ts';
import { controllerDraft, endpointDrafts, staticDrafts } from './store.ts';

/** What holds for the controllers of an api, or of a group. */
export interface Level {
  readonly prefix: string;
  readonly settings: Settings;
  /** Makes the controller that serves a request; `undefined` to call constructors without arguments. */
  readonly create: ((controller: Model<object>, request: HttpRequest) => MaybePromise<object>) | undefined;
}

/**
 * Reads decorated classes: drafts in, contracts out.
 *
 * What has a problem is reported, and read as far as it goes: the other checks find what else is wrong with it.
 */
export function readControllers(entries: readonly ControllerEntry[], level: Level, report: ReportProblem): ReadEndpoint[] {
  const seen = new Set<unknown>();
  return entries.flatMap((entry) => {
    if (entry instanceof ControllerGroup) {
      const { prefix, settings, controllers } = entry;
      const inner = {
        ...level,
        prefix: joinPaths(level.prefix, prefix),
        settings: readSettings(level.settings, settings, { subject: `group ${prefix}`, place: undefined }, report),
      };
      return readControllers(controllers, inner, report);
    }
    if (isNothing(entry)) {
      report({ code: 'CONTROLLER_UNDECORATED', subject: 'createApi', place: undefined, ...UNDEFINED_CONTROLLER });
      return [];
    }
    const controller = (typeof entry === 'function' ? entry : entry.constructor) as Model<object>;
    const own = controllerDraft(controller);
    const place = placeOf(own?.site);
    const wrong = (problem: ComponentProblem): void => report({ ...problem, subject: controller.name, place });
    if (!own) {
      wrong({
        code: 'CONTROLLER_UNDECORATED',
        cause: 'the class is not a controller',
        fix: 'add @Controller(path) to it, or leave it out of `controllers`',
      });
      return [];
    }
    if (seen.has(controller)) {
      wrong({
        code: 'CONTROLLER_REPEATED',
        cause: 'the controller is listed twice',
        fix: 'leave one out, or put each into a group of its own prefix',
      });
      return [];
    }
    seen.add(controller);
    if (typeof entry !== 'function') return readController({ controller, own, source: () => entry }, level, report);
    // A parameter that is decorated has a problem of its own.
    if (!level.create && constructorLength(controller) > 0 && !staticDrafts(controller).has(undefined)) wrong(CONSTRUCTOR_PARAMETERS);
    return readController({ controller, own, source: sourceOf(controller, level) }, level, report);
  });
}

/** A list that types allow has none; one that was written while files import each other may. */
function isNothing(entry: unknown): boolean {
  return entry === undefined || entry === null;
}

const UNDEFINED_CONTROLLER = {
  cause: 'one of the controllers was undefined when they were listed: two files import each other',
  fix: 'list the controllers in a file that none of them imports',
} as const;

const CONSTRUCTOR_PARAMETERS = {
  code: 'CONSTRUCTOR_PARAMETERS',
  cause: 'its constructor has parameters, and would be called without arguments',
  fix: 'list an instance of it in `controllers`, set the option `create` of createApp, or give the parameters default values',
} as const;

function sourceOf(controller: Model<object>, { create = (wanted) => new wanted() }: Level): ControllerSource {
  return (request) => create(controller, request);
}

interface Controlled {
  readonly controller: Model<object>;
  readonly own: ControllerDraft;
  readonly source: ControllerSource;
}

function readController({ controller, own, source }: Controlled, level: Level, report: ReportProblem): ReadEndpoint[] {
  const { name } = controller;
  const settings = lineage(controller).reduce(
    (wide, draft) => readSettings(wide, draft.settings, { subject: name, place: placeOf(draft.site) }, report),
    level.settings,
  );
  const drafts = [...endpointDrafts(controller)];
  if (drafts.length === 0) {
    const fix = 'add a route to one of its methods: @Get(path), @Post(path), …';
    report({ code: 'CONTROLLER_EMPTY', subject: name, place: placeOf(own.site), cause: 'the controller has no endpoints', fix });
  }
  for (const [handler, draft] of staticDrafts(controller)) report({ ...unservable(handler), subject: name, place: draftPlace(draft) });
  return drafts.flatMap(
    ([handler, draft]) => readEndpoint({ controller, path: joinPaths(level.prefix, own.path), settings, source, handler, draft, report }) ?? [],
  );
}

/** What `@Controller` said about a class and its base classes, the widest first. */
function lineage(controller: Model<object>): ControllerDraft[] {
  const drafts: ControllerDraft[] = [];
  for (let owner: object = controller; owner !== Function.prototype; owner = Object.getPrototypeOf(owner) as object) {
    const draft = controllerDraft(owner as Model<object>);
    if (draft) drafts.unshift(draft);
  }
  return drafts;
}

function unservable(handler: string | undefined): ComponentProblem {
  if (handler === undefined) {
    return {
      code: 'COMPONENT_MISPLACED',
      cause: 'a parameter of the constructor is decorated as a part of a request',
      fix: 'decorate a parameter of a handler: a controller is made without a request',
    };
  }
  return { code: 'HANDLER_STATIC', cause: `the handler ${handler} is static`, fix: 'remove `static`: handlers are called on an instance' };
}
