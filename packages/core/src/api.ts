import type { Api } from './contract/api.ts';
import { checkContract } from './contract/check-contract.ts';
import type { ControllerEntry } from './contract/controller-group.ts';
import type { EndpointContract } from './contract/endpoint-contract.ts';
import { fittingParsers } from './contract/fitting-parsers.ts';
import { sortByKind } from './contract/kind.ts';
import { DEFAULT_LIMITS } from './contract/limits.ts';
import type { Model } from './contract/model.ts';
import type { Plugin } from './contract/plugin.ts';
import type { MaybePromise, Serializer } from './contract/serializer.ts';
import { API_SETTING_KINDS, SETTING_KINDS } from './contract/setting-kinds.ts';
import type { PartialSettings, Settings } from './contract/settings.ts';
import { DefinitionError, type DefinitionProblem } from './errors/definition-error.ts';
import type { HttpRequest } from './http/message.ts';
import { joinPaths } from './http/path-template.ts';
import { readControllers } from './metadata/read-controllers.ts';
import { readSettings } from './metadata/read-settings.ts';
import { jsonParser } from './parsers/json.ts';
import { checkRoutes } from './pipeline/check-routes.ts';
import { jsonRenderer } from './renderers/json.ts';

/** What an api is made of. Settings named here hold for every controller. */
export interface ApiOptions extends PartialSettings {
  readonly title: string;
  /** Version of the api, as its document names it. */
  readonly version: string;
  readonly description?: string;
  /** Path that all endpoints share: `/api`. Default: none. */
  readonly prefix?: string;
  /** Classes, instances, and groups of them. */
  readonly controllers: readonly ControllerEntry[];
  readonly serializer: Serializer;
  readonly plugins?: readonly Plugin[];
  /** Makes the controller that serves a request, for example by asking a container. Default: a new instance without arguments. */
  readonly create?: (controller: Model<object>, request: HttpRequest) => MaybePromise<object>;
  /** Default `ignore`. */
  readonly trailingSlash?: Api['trailingSlash'];
  /** Whether `OPTIONS` of a path is answered with its methods in `Allow` where no endpoint does. Default `false`. */
  readonly answerOptions?: boolean;
  /** Told of every error that is the server's own fault. Default: `console.error`. */
  readonly reportError?: Api['reportError'];
}

/**
 * Reads every controller once.
 *
 * Throws `DefinitionError` with all problems of all declarations.
 */
export function createApi(options: ApiOptions): Api {
  const problems: DefinitionProblem[] = [];
  const report = (problem: DefinitionProblem): void => void problems.push(problem);
  const here = { subject: 'createApi', place: undefined };
  // The serializer has no default here, and without it nothing can be read.
  const { right, problems: wrong } = sortByKind({ ...options, serializer: options.serializer ?? NONE }, { ...SETTING_KINDS, ...API_SETTING_KINDS });
  if (!right.serializer) throw new DefinitionError(wrong.map((problem) => ({ ...problem, ...here })));
  const settings = readSettings(defaultSettings(right.serializer), options, here, report, API_SETTING_KINDS);
  const { title = '', version = '', description, prefix = '', controllers = [], plugins = [], reportError = (error) => console.error(error) } = right;
  const { create = (controller) => new controller(), trailingSlash = 'ignore', answerOptions = false } = right;

  const level = { prefix, settings, create: (controller: Model<object>) => (request: HttpRequest) => create(controller, request) };
  const contracts = nameOperations(readControllers(controllers, level, report).map((contract) => transform(contract, plugins)));
  problems.push(...contracts.flatMap(checkContract));
  const endpoints = contracts.map((contract) => Object.freeze({ ...contract, parsers: fittingParsers(contract) }));

  const shown = { title, version, description, prefix: joinPaths(prefix).replace(/\/$/, ''), endpoints, trailingSlash, answerOptions, reportError };
  const routes = problems.length > 0 ? [] : plugins.flatMap((plugin) => plugin.routes?.({ ...shown, routes: [] }) ?? []);
  problems.push(...checkRoutes({ endpoints, routes, trailingSlash }));
  if (problems.length > 0) throw new DefinitionError(problems);
  return Object.freeze({ ...shown, routes });
}

const NONE = null as unknown as Serializer;

function defaultSettings(serializer: Serializer): Settings {
  return {
    serializer,
    parsers: [jsonParser()],
    renderers: [jsonRenderer()],
    guards: [],
    shared: [],
    errorHandlers: [],
    limits: DEFAULT_LIMITS,
    wireNames: 'declared',
    forbidUnknown: false,
    validateResponses: true,
  };
}

function transform(contract: EndpointContract, plugins: readonly Plugin[]): EndpointContract {
  return plugins.reduce((current, plugin) => plugin.transform?.(current) ?? current, contract);
}

/** Gives every operation an ID of its own. Those that nobody named are named after their handlers, and numbered where that is not enough. */
function nameOperations(endpoints: readonly EndpointContract[]): EndpointContract[] {
  const taken = new Set(endpoints.flatMap(({ doc }) => doc.operationId ?? []));
  const numbers = new Map<string, number>();
  const freeName = (name: string): string => {
    let free = name;
    let number = numbers.get(name) ?? 1;
    for (; taken.has(free); free = `${name}_${number}`) number += 1;
    numbers.set(name, number);
    taken.add(free);
    return free;
  };
  return endpoints.map((endpoint) => {
    const operationId = endpoint.doc.operationId ?? freeName(endpoint.name.replace('.', '_'));
    return { ...endpoint, doc: { ...endpoint.doc, operationId } };
  });
}
