import type { Api } from './contract/api.ts';
import { checkContract } from './contract/check-contract.ts';
import type { EndpointContract } from './contract/endpoint-contract.ts';
import { DEFAULT_LIMITS } from './contract/limits.ts';
import type { Model } from './contract/model.ts';
import type { Plugin } from './contract/plugin.ts';
import type { Serializer } from './contract/serializer.ts';
import type { PartialSettings, Settings } from './contract/settings.ts';
import { DefinitionError, type DefinitionProblem } from './errors/definition-error.ts';
import { fillPath, joinPaths } from './http/path-template.ts';
import { mergeSettings } from './metadata/merge-settings.ts';
import { readContracts } from './metadata/read-contracts.ts';
import { jsonParser } from './parsers/json.ts';
import { jsonRenderer } from './renderers/json.ts';

/** What an api is made of. Settings named here hold for every controller. */
export interface ApiOptions extends PartialSettings {
  readonly title: string;
  /** Version of the api, as its document names it. */
  readonly version: string;
  readonly description?: string;
  /** Path that all endpoints share: `/api`. Default: none. */
  readonly prefix?: string;
  readonly controllers: readonly Model<object>[];
  readonly serializer: Serializer;
  readonly plugins?: readonly Plugin[];
  /** Told of every error that is the server's own fault. Default: `console.error`. */
  readonly reportError?: Api['reportError'];
}

/**
 * Reads every controller once.
 *
 * Throws `DefinitionError` with all problems of all declarations.
 */
export function createApi(options: ApiOptions): Api {
  const { title, version, description, prefix = '', controllers, plugins = [], reportError = (error) => console.error(error) } = options;
  const problems: DefinitionProblem[] = [];
  const report = (problem: DefinitionProblem): number => problems.push(problem);
  const defaults = { prefix, settings: mergeSettings(defaultSettings(options.serializer), options) };

  const endpoints = controllers
    .flatMap((controller) => readContracts(controller, defaults, report))
    .map((contract) => Object.freeze(transform(contract, plugins)));
  problems.push(...endpoints.flatMap(checkContract), ...repeatedRoutes(endpoints));
  if (problems.length > 0) throw new DefinitionError(problems);

  const api: Api = { title, version, description, prefix: joinPaths(prefix).replace(/\/$/, ''), endpoints, routes: [], reportError };
  return Object.freeze({ ...api, routes: plugins.flatMap((plugin) => plugin.routes?.(api) ?? []) });
}

function defaultSettings(serializer: Serializer): Settings {
  return {
    serializer,
    parsers: [jsonParser()],
    renderers: [jsonRenderer()],
    guards: [],
    limits: DEFAULT_LIMITS,
    wireNames: 'declared',
    forbidUnknown: false,
    validateResponses: true,
  };
}

function transform(contract: EndpointContract, plugins: readonly Plugin[]): EndpointContract {
  return plugins.reduce((current, plugin) => plugin.transform?.(current) ?? current, contract);
}

/** Two endpoints for one method and path: `/a/:x` and `/a/:y` are the same path. */
function repeatedRoutes(endpoints: readonly EndpointContract[]): DefinitionProblem[] {
  const first = new Map<string, EndpointContract>();
  return endpoints.flatMap((endpoint) => {
    const route = `${endpoint.method} ${fillPath(endpoint.path, () => ':').replace(/\/$/, '')}`;
    const earlier = first.get(route);
    if (!earlier) {
      first.set(route, endpoint);
      return [];
    }
    const { name, place, method, path } = endpoint;
    const cause = `${method} ${path} is bound to ${earlier.name} already${earlier.place ? ` (${earlier.place})` : ''}`;
    return [{ code: 'ROUTE_REPEATED' as const, subject: name, place, cause, fix: 'give one of them another path or method' }];
  });
}
