import { compileAll, compileExtension, runExtension } from '../contract/compile-extension.ts';
import type { ComponentSpec, Load, ParameterBinding } from '../contract/component.ts';
import { typeInMediaType } from '../contract/declared-type.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Parser } from '../contract/parser.ts';
import type { Loaded, MaybePromise } from '../contract/serializer.ts';
import type { ValueType } from '../contract/value-type.ts';
import { chain, isPromise } from '../contract/waiting.ts';
import { ValidationError } from '../errors/http-error.ts';
import { type Issue, MAX_ISSUES, undeclaredIssue } from '../errors/issue.ts';
import { placeOf, type RawInput } from './extract.ts';

/** Handler arguments, in the order in which the handler declares them. */
export type Arguments = readonly unknown[];

/** Stage: loads raw values into models, each in its place. The issues of all components go into one answer. */
export function compileValidate(endpoint: EndpointContract): (raw: RawInput) => MaybePromise<Arguments> {
  const refuseUnbound = compileRefuseUnbound(endpoint);
  const loaders = compileLoaders(endpoint);

  return ({ values, parser, body }) =>
    chain(loadFrom(0, loaders(parser), values, undefined), (found) => {
      const issues = refuseUnbound && body ? [...(found ?? []), ...refuseUnbound(body)] : found;
      if (issues && issues.length > 0) throw new ValidationError(body?.parts ? issues.map(withOrder) : issues);
      return values;
    });
}

/** A field that has not come before the files may come after them, which is too late: who reads the body has to be told what it is. */
function withOrder(issue: Issue): Issue {
  const isMissing = issue.path[0] === 'body' && issue.constraint === 'required';
  return isMissing ? { ...issue, message: `${issue.message}, before the files of the form` } : issue;
}

/** The issues of the loaders from `first` on and those before; `undefined` for none. */
function loadFrom(
  first: number,
  loaders: readonly ComponentLoader[],
  values: unknown[],
  before: Issue[] | undefined,
): MaybePromise<Issue[] | undefined> {
  let issues = before;
  for (let at = first; at < loaders.length; at += 1) {
    const loader = loaders[at] as ComponentLoader;
    const loaded = loader.load(values[loader.place]);
    if (isPromise(loaded)) {
      const sofar = issues;
      return Promise.resolve(loaded).then((late) => loadFrom(at + 1, loaders, values, take(late, loader, values, sofar)));
    }
    issues = take(loaded, loader, values, issues);
  }
  return issues;
}

function take(loaded: Loaded, { name, parameters }: ComponentLoader, values: unknown[], before: Issue[] | undefined): Issue[] | undefined {
  if ('value' in loaded) {
    bind(loaded.value, parameters, values);
    return before;
  }
  // No answer lists more: hundreds of thousands would only take time.
  const located = loaded.issues.slice(0, MAX_ISSUES).map((issue) => ({ ...issue, path: [name, ...issue.path] }));
  return before ? [...before, ...located] : located;
}

function bind(value: unknown, parameters: readonly ParameterBinding[], values: unknown[]): void {
  for (const { index, property } of parameters) values[index] = property === undefined ? value : (value as Record<string, unknown>)[property];
}

/** Of a form, fields and files are bound by different components. Where one is missing, nothing that it would bind is declared. */
function compileRefuseUnbound({ components, forbidUnknown }: EndpointContract): ((body: NonNullable<RawInput['body']>) => Issue[]) | undefined {
  const bound = new Set(components.map(({ component }) => component.reads));
  if (!forbidUnknown || (bound.has('value') && bound.has('files'))) return undefined;
  const refuse = (part: string, values: unknown): Issue[] => Object.keys(values ?? {}).map((name) => undeclaredIssue([part], name));
  return ({ value, files }) => [...(bound.has('value') ? [] : refuse('body', value)), ...(bound.has('files') ? [] : refuse('files', files))];
}

interface ComponentLoader {
  readonly name: string;
  readonly place: number;
  readonly parameters: readonly ParameterBinding[];
  load(raw: unknown): MaybePromise<Loaded>;
}

/** Returns the loaders of all components by the parser that has read the body. It is `undefined` if there is no body. */
function compileLoaders(endpoint: EndpointContract): (parser: Parser | undefined) => readonly ComponentLoader[] {
  const { components } = endpoint;
  const readsBody = components.some(({ component }) => component.reads !== 'nothing');
  const parsers = [undefined, ...(readsBody ? endpoint.parsers : [])];
  const bySpec = components.map((spec) => loaderBySource(spec, endpoint));
  const all = compileAll(parsers.map((parser) => () => [parser, compileAll(bySpec.map((loaderFor) => () => loaderFor(parser)))] as const));
  const loaders = new Map(all);
  return (parser) => loaders.get(parser) as readonly ComponentLoader[];
}

/** Compiles the loader of a component for a parser. Parsers with the same source and type share it. */
function loaderBySource(spec: ComponentSpec, endpoint: EndpointContract): (parser: Parser | undefined) => ComponentLoader {
  const compiled = { json: new Map<ValueType | undefined, ComponentLoader>(), text: new Map<ValueType | undefined, ComponentLoader>() };
  const { component, parameters } = spec;
  return (parser) => {
    const source = parser?.source ?? 'json';
    const type = parser ? typeInMediaType(spec, parser.mediaType) : spec.type;
    const loader = compiled[source].get(type) ?? {
      name: component.name,
      place: placeOf(spec),
      parameters,
      load: compileLoad(type, source, spec, endpoint),
    };
    compiled[source].set(type, loader);
    return loader;
  };
}

function compileLoad(
  type: ValueType | undefined,
  source: Parser['source'],
  { component, optional }: ComponentSpec,
  endpoint: EndpointContract,
): Load {
  if (!type) return (value) => ({ value });

  const format = runExtension(`format of the component ${component.name}`, () => component.format(endpoint, source));
  const loadModel = compileExtension('loader of the serializer', () => endpoint.serializer.loader(type, format, endpoint.limits));
  const load = component.load
    ? compileExtension(`load of the component ${component.name}`, () => component.load?.(loadModel, endpoint) as Load)
    : loadModel;
  return optional ? (raw) => (raw === undefined ? { value: undefined } : load(raw)) : load;
}
