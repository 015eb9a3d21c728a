import { shareClass } from '../http/shared-class.ts';
import type { Model } from './model.ts';
import type { PartialSettings } from './settings.ts';

/** What an api is told of a controller: its class, an instance to serve all requests with, or a group of either. */
export type ControllerEntry = Model<object> | ControllerGroup | object;

/** Controllers that share a prefix and settings. */
export class ControllerGroup {
  static {
    shareClass(ControllerGroup, 'ControllerGroup');
  }

  constructor(
    readonly prefix: string,
    readonly controllers: readonly ControllerEntry[],
    readonly settings: PartialSettings,
  ) {}
}

/**
 * Puts controllers under a prefix, with settings between those of the api and their own. Groups may hold groups, and a
 * controller may be in several.
 */
export function group(prefix: string, controllers: readonly ControllerEntry[], settings: PartialSettings = {}): ControllerGroup {
  return new ControllerGroup(prefix, controllers, settings);
}
