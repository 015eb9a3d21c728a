import type { Model } from '../contract/model.ts';
import type { PartialSettings } from '../contract/settings.ts';
import { captureCallSite } from '../metadata/call-site.ts';
import { refuseStandardDecorators } from '../metadata/standard-decorators.ts';
import { defineController } from '../metadata/store.ts';

/** A class, which may be abstract: others extend it and have its settings. */
type ControllerClass = abstract new (...args: never[]) => object;

/** Marks a class as a controller: endpoints that share a path and settings. */
export function Controller(path = '/', settings: PartialSettings = {}): (controller: ControllerClass) => void {
  const site = captureCallSite(Controller);
  // Nothing but the class is given to an experimental decorator.
  return (controller, ...context: unknown[]) => {
    refuseStandardDecorators(context[0], site);
    defineController(controller as unknown as Model<object>, { path, settings, site });
  };
}
