import 'reflect-metadata';
import type { Model } from '../contract/model.ts';
import type { ControllerDraft, EndpointDraft } from './drafts.ts';

// `Symbol.for`: two copies of this package in one process read each other's classes.
const ENDPOINTS = Symbol.for('modern-rest:endpoints');
const CONTROLLER = Symbol.for('modern-rest:controller');

type EndpointDrafts = Map<string, EndpointDraft>;

/** The draft of a handler, created on first use by the class that owns `prototype`. */
export function endpointDraft(prototype: object, handler: string): EndpointDraft {
  const drafts = ownDrafts(prototype);
  const existing = drafts.get(handler);
  if (existing?.owner === prototype) return existing;

  const draft: EndpointDraft = { owner: prototype, components: [], responses: [], route: undefined, settings: {} };
  drafts.set(handler, draft);
  return draft;
}

/** All drafts of a controller by handler, inherited ones included. */
export function endpointDrafts(controller: Model<object>): ReadonlyMap<string, EndpointDraft> {
  return (Reflect.getMetadata(ENDPOINTS, controller.prototype as object) as EndpointDrafts | undefined) ?? new Map();
}

/** Writes down that a class is a controller. */
export function defineController(controller: Model<object>, draft: ControllerDraft): void {
  Reflect.defineMetadata(CONTROLLER, draft, controller);
}

/** What `@Controller` said about this very class, not about one that it extends. */
export function controllerDraft(controller: Model<object>): ControllerDraft | undefined {
  return Reflect.getOwnMetadata(CONTROLLER, controller) as ControllerDraft | undefined;
}

/** A subclass copies the map of its parent before the first write, so siblings never share one. */
function ownDrafts(prototype: object): EndpointDrafts {
  const own = Reflect.getOwnMetadata(ENDPOINTS, prototype) as EndpointDrafts | undefined;
  if (own) return own;

  const copy: EndpointDrafts = new Map(Reflect.getMetadata(ENDPOINTS, prototype) as EndpointDrafts | undefined);
  Reflect.defineMetadata(ENDPOINTS, copy, prototype);
  return copy;
}
