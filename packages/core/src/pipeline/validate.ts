import type { ComponentSpec, ParameterBinding } from '../contract/component.ts';
import { typeInMediaType } from '../contract/declared-type.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Parser } from '../contract/parser.ts';
import type { Loaded, MaybePromise } from '../contract/serializer.ts';
import { ValidationError } from '../errors/http-error.ts';
import { type Issue, undeclaredIssue } from '../errors/issue.ts';
import type { RawInput } from './extract.ts';

/** Handler arguments, in the order in which the handler declares them. */
export type Arguments = readonly unknown[];

/** Stage: loads raw values into models. The issues of all components go into one answer. */
export function compileValidate(endpoint: EndpointContract): (raw: RawInput) => Promise<Arguments> {
  const refuseUnbound = compileRefuseUnbound(endpoint);
  const loaders = new Map([undefined, ...endpoint.parsers].map((parser) => [parser, compileLoaders(endpoint, parser)]));

  return async ({ values, parser, body }) => {
    const args: unknown[] = [];
    const issues: Issue[] = [];
    for (const [index, { name, parameters, load }] of (loaders.get(parser) as ComponentLoader[]).entries()) {
      const loaded = await load(values[index]);
      if ('value' in loaded) bind(loaded.value, parameters, args);
      else for (const issue of loaded.issues) issues.push({ ...issue, path: [name, ...issue.path] });
    }
    issues.push(...refuseUnbound(body));
    if (issues.length > 0) throw new ValidationError(issues);
    return args;
  };
}

function bind(value: unknown, parameters: readonly ParameterBinding[], args: unknown[]): void {
  for (const { index, property } of parameters) args[index] = property === undefined ? value : (value as Record<string, unknown>)[property];
}

/** Of a form, fields and files are bound by different components. Where one is missing, nothing that it would bind is declared. */
function compileRefuseUnbound({ components, forbidUnknown }: EndpointContract): (body: RawInput['body']) => Issue[] {
  const bound = new Set(components.map(({ component }) => component.reads));
  const refuse = (part: string, values: unknown): Issue[] => Object.keys(values ?? {}).map((name) => undeclaredIssue([part], name));
  if (!forbidUnknown) return () => [];
  return (body) => [...(bound.has('value') ? [] : refuse('body', body?.value)), ...(bound.has('files') ? [] : refuse('files', body?.files))];
}

interface ComponentLoader {
  readonly name: string;
  readonly parameters: readonly ParameterBinding[];
  load(raw: unknown): MaybePromise<Loaded>;
}

/** What a parser gives is read as its media type says. Without one there is no body. */
function compileLoaders(endpoint: EndpointContract, parser: Parser | undefined): ComponentLoader[] {
  return endpoint.components.map((spec) => ({ name: spec.component.name, parameters: spec.parameters, load: compileLoader(spec, endpoint, parser) }));
}

function compileLoader(spec: ComponentSpec, endpoint: EndpointContract, parser: Parser | undefined): ComponentLoader['load'] {
  const type = parser ? typeInMediaType(spec, parser.mediaType) : spec.type;
  if (!type) return (value) => ({ value });

  const load = endpoint.serializer.loader(type, spec.component.format(endpoint, parser?.source ?? 'json'), endpoint.limits);
  return spec.optional ? (raw) => (raw === undefined ? { value: undefined } : load(raw)) : load;
}
