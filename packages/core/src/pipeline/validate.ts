import type { ParameterBinding } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Parser } from '../contract/parser.ts';
import type { Loaded, MaybePromise } from '../contract/serializer.ts';
import { ValidationError } from '../errors/http-error.ts';
import type { Issue } from '../errors/issue.ts';
import type { RawInput } from './extract.ts';

/** Handler arguments, in the order in which the handler declares them. */
export type Arguments = readonly unknown[];

/** Stage: loads raw values into models. The issues of all components go into one answer. */
export function compileValidate(endpoint: EndpointContract): (raw: RawInput) => Promise<Arguments> {
  const loaders = { json: compileLoaders(endpoint, 'json'), text: compileLoaders(endpoint, 'text') };

  return async ({ values, source }) => {
    const args: unknown[] = [];
    const issues: Issue[] = [];
    for (const [index, { name, parameters, load }] of loaders[source].entries()) {
      const loaded = await load(values[index]);
      if ('value' in loaded) bind(loaded.value, parameters, args);
      else for (const issue of loaded.issues) issues.push({ ...issue, path: [name, ...issue.path] });
    }
    if (issues.length > 0) throw new ValidationError(issues);
    return args;
  };
}

function bind(value: unknown, parameters: readonly ParameterBinding[], args: unknown[]): void {
  for (const { index, property } of parameters) args[index] = property === undefined ? value : (value as Record<string, unknown>)[property];
}

interface ComponentLoader {
  readonly name: string;
  readonly parameters: readonly ParameterBinding[];
  load(raw: unknown): MaybePromise<Loaded>;
}

function compileLoaders(endpoint: EndpointContract, source: Parser['source']): ComponentLoader[] {
  return endpoint.components.map(({ component, type, parameters }) => ({
    name: component.name,
    parameters,
    load: type ? endpoint.serializer.loader(type, component.format(endpoint, source), endpoint.limits) : (value) => ({ value }),
  }));
}
