import type { Api } from '../contract/api.ts';
import { extensionFailed, tryExtension } from '../contract/compile-extension.ts';
import type { ComponentProblem } from '../contract/component.ts';
import type { EndpointDeclaration } from '../contract/endpoint-contract.ts';
import type { EndpointHead } from '../contract/endpoint-head.ts';
import type { PlainRoute } from '../contract/plain-route.ts';
import type { Plugin } from '../contract/plugin.ts';
import { describeValue } from '../errors/describe-value.ts';
import { checkChanges } from './check-changes.ts';
import type { ReadEndpoint } from './read-endpoint.ts';
import type { ReportProblem } from './read-settings.ts';

/** A route of a plugin. Its name is that of the plugin, for messages. */
export interface PluginRoute extends EndpointHead {
  readonly route: PlainRoute;
}

/** Lets every plugin change a declaration. A plugin that fails is reported, and its change ignored. */
export function transformEndpoint(read: ReadEndpoint, plugins: readonly Plugin[], report: ReportProblem): ReadEndpoint {
  const { name: subject, place } = read.endpoint;
  let { endpoint, sound } = read;
  for (const [index, plugin] of plugins.entries()) {
    if (!plugin.transform) continue;
    const name = pluginName(plugin, index);
    const before = endpoint;
    const result = tryExtension(`transform of ${name}`, () => plugin.transform?.(before));
    const problems = 'problems' in result ? result.problems : checkChanges(before, result.value, name);
    for (const problem of problems) report({ ...problem, subject, place });
    if ('value' in result && problems.length === 0) endpoint = result.value as EndpointDeclaration;
    else sound = false;
  }
  return { endpoint, sound };
}

/** Reads the paths that plugins serve. */
export function readPluginRoutes(plugins: readonly Plugin[], api: Api, report: ReportProblem): PluginRoute[] {
  return plugins.flatMap((plugin, index) => {
    if (!plugin.routes) return [];
    const name = pluginName(plugin, index);
    const wrong = (problem: ComponentProblem): PluginRoute[] => {
      report({ ...problem, subject: name, place: undefined });
      return [];
    };
    const result = tryExtension('routes', () => plugin.routes?.(api));
    if ('problems' in result) return result.problems.flatMap(wrong);
    if (!Array.isArray(result.value)) return wrong(extensionFailed(`routes returned ${describeValue(result.value)}, not a list`));
    return (result.value as readonly unknown[]).flatMap((route) =>
      isRoute(route)
        ? { name, method: route.method, path: route.path, place: undefined, route }
        : wrong(extensionFailed('routes returned something that is not a route', ROUTE_FIX)),
    );
  });
}

const ROUTE_FIX = 'return { method, path, handle } for each route, with a path that starts with a slash';

function isRoute(value: unknown): value is PlainRoute {
  const { method, path, handle } = (value ?? {}) as Partial<PlainRoute>;
  return typeof method === 'string' && typeof path === 'string' && path.startsWith('/') && typeof handle === 'function';
}

function pluginName({ name }: Plugin, index: number): string {
  return `the plugin ${name} (plugins[${index}])`;
}
