import 'reflect-metadata';
import type { Model } from '../contract/model.ts';
import type { ControllerDraft, EndpointDraft } from './drafts.ts';

// `Symbol.for`: two copies of this package in one process read each other's classes.
const ENDPOINTS = Symbol.for('modern-rest:endpoints');
const CONTROLLER = Symbol.for('modern-rest:controller');

/** Drafts by the name of the handler; a parameter of the constructor has a draft without a name. */
type EndpointDrafts = Map<string | undefined, EndpointDraft>;

/** The draft of a handler, created on first use by the class that owns it. `owner` is a prototype, or the class itself for what is static. */
export function endpointDraft(owner: object, handler: string | undefined): EndpointDraft {
  const drafts = ownDrafts(owner);
  const existing = drafts.get(handler);
  if (existing?.owner === owner) return existing;

  const draft: EndpointDraft = { owner, inherited: existing, components: [], responses: [], routes: [], settings: [] };
  drafts.set(handler, draft);
  return draft;
}

/** All drafts of a controller by handler, inherited ones included. */
export function endpointDrafts(controller: Model<object>): ReadonlyMap<string, EndpointDraft> {
  return (Reflect.getMetadata(ENDPOINTS, controller.prototype as object) as Map<string, EndpointDraft> | undefined) ?? new Map();
}

/** The drafts of what belongs to the class instead of its instances: none can ever be served. */
export function staticDrafts(controller: Model<object>): ReadonlyMap<string | undefined, EndpointDraft> {
  return (Reflect.getMetadata(ENDPOINTS, controller) as EndpointDrafts | undefined) ?? new Map();
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
function ownDrafts(owner: object): EndpointDrafts {
  const own = Reflect.getOwnMetadata(ENDPOINTS, owner) as EndpointDrafts | undefined;
  if (own) return own;

  const copy: EndpointDrafts = new Map(Reflect.getMetadata(ENDPOINTS, owner) as EndpointDrafts | undefined);
  Reflect.defineMetadata(ENDPOINTS, copy, owner);
  return copy;
}
