import type { Api } from './contract/api.ts';
import { checkContract } from './contract/check-contract.ts';
import { ANY_EXTENSION, tryExtension } from './contract/compile-extension.ts';
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
import { readPluginRoutes, transformEndpoint } from './metadata/apply-plugins.ts';
import { completeEndpoint } from './metadata/complete-endpoint.ts';
import { readControllers } from './metadata/read-controllers.ts';
import type { ReadEndpoint } from './metadata/read-endpoint.ts';
import { type ReportProblem, readSettings } from './metadata/read-settings.ts';
import { jsonParser } from './parsers/json.ts';
import { checkRoutes } from './pipeline/check-routes.ts';
import { compileEndpoint } from './pipeline/compile-endpoint.ts';
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
  const { create, trailingSlash = 'ignore', answerOptions = false } = right;

  const level = { prefix, settings, create };
  const read = readControllers(controllers, level, report).map((one) => transformEndpoint(one, plugins, report));
  const named = nameOperations(read);
  const endpoints = named.flatMap((one) => finishEndpoint(one, report) ?? []);

  const shown = { title, version, description, prefix: joinPaths(prefix).replace(/\/$/, ''), endpoints, trailingSlash, answerOptions, reportError };
  // A plugin may need an endpoint that is missing because of its problem.
  const reportPlugin = problems.length > 0 ? () => undefined : report;
  const served = readPluginRoutes(plugins, { ...shown, routes: [] }, reportPlugin);
  problems.push(...checkRoutes([...served, ...named.map(({ endpoint }) => endpoint)], trailingSlash));
  if (problems.length > 0) throw new DefinitionError(problems);
  return Object.freeze({ ...shown, routes: served.map(({ route }) => route) });
}

/** Completes, checks and compiles an endpoint. `undefined` if it has a problem: nothing is reported that only follows from another problem. */
function finishEndpoint({ endpoint: declaration, sound }: ReadEndpoint, report: ReportProblem): EndpointContract | undefined {
  const { name: subject, place } = declaration;
  let isSound = sound;
  const wrong = (problem: DefinitionProblem): void => {
    isSound = false;
    report(problem);
  };
  const attempt = <T>(step: () => T): T | undefined => {
    const tried = tryExtension(ANY_EXTENSION, step);
    if ('value' in tried) return tried.value;
    if (isSound) for (const problem of tried.problems) wrong({ ...problem, subject, place });
    return undefined;
  };
  const contract = attempt(() => completeEndpoint(declaration));
  if (!contract) return undefined;
  for (const problem of attempt(() => checkContract(contract)) ?? []) wrong(problem);
  const endpoint = Object.freeze({ ...contract, parsers: fittingParsers(contract) });
  if (isSound) attempt(() => compileEndpoint(endpoint));
  return isSound ? endpoint : undefined;
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

/** Gives every operation an ID of its own. Those that nobody named are named after their handlers, and numbered where that is not enough. */
function nameOperations(read: readonly ReadEndpoint[]): ReadEndpoint[] {
  const taken = new Set(read.flatMap(({ endpoint }) => endpoint.doc.operationId ?? []));
  const numbers = new Map<string, number>();
  const freeName = (name: string): string => {
    let free = name;
    let number = numbers.get(name) ?? 1;
    for (; taken.has(free); free = `${name}_${number}`) number += 1;
    numbers.set(name, number);
    taken.add(free);
    return free;
  };
  return read.map(({ endpoint, sound }) => {
    const operationId = endpoint.doc.operationId ?? freeName(endpoint.name.replace('.', '_'));
    return { endpoint: { ...endpoint, doc: { ...endpoint.doc, operationId } }, sound };
  });
}
