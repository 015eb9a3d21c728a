import type { Model } from '../contract/model.ts';
import type { PartialSettings } from '../contract/settings.ts';
import { captureCallSite } from '../metadata/call-site.ts';
import { defineController } from '../metadata/store.ts';

/** Marks a class as a controller: endpoints that share a path and settings. */
export function Controller(path = '/', settings: PartialSettings = {}): (controller: Model<object>) => void {
  const site = captureCallSite(Controller);
  return (controller) => defineController(controller, { path, settings, site });
}
