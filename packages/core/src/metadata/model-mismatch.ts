import { tryExtension } from '../contract/compile-extension.ts';
import type { ComponentProblem, RequestComponent } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import type { Model } from '../contract/model.ts';
import { propertyNames, type Schema } from '../contract/schema.ts';
import { classType, typeName, type ValueType } from '../contract/value-type.ts';

/**
 * Compares the model that a decorator was given with the class that the compiler wrote down for the parameter.
 *
 * The compiler compares them too, and knows more; this is for whoever silenced it, and for JavaScript.
 */
export function modelMismatch(
  given: ValueType,
  recorded: unknown,
  endpoint: ConfiguredEndpoint,
  component: RequestComponent,
): ComponentProblem | undefined {
  const declared = recorded === Array ? 'a list' : classType(recorded);
  if (declared === undefined || fits(given, declared, endpoint, component)) return undefined;
  const shown = declared === 'a list' ? declared : typeName(declared);
  return {
    code: 'MODEL_MISMATCH',
    cause: `the decorator names ${typeName(given)}, the parameter is declared as ${shown}`,
    fix: 'name the same on both sides',
  };
}

function fits(given: ValueType, declared: ValueType | 'a list', endpoint: ConfiguredEndpoint, component: RequestComponent): boolean {
  if (given.kind === 'list') return declared === 'a list';
  if (declared === 'a list') return given.kind !== 'model' && given.kind !== 'scalar';
  if (given.kind === 'scalar') return declared.kind === 'scalar' && declared.scalar === given.scalar;
  if (given.kind !== 'model') return true;
  return declared.kind === 'model' && modelFits(given.model, declared.model, endpoint, component);
}

/** Whether an instance of one model can stand for another: it is one of them, or has the properties. */
function modelFits(given: Model, declared: Model, endpoint: ConfiguredEndpoint, component: RequestComponent): boolean {
  if (given === declared || given.prototype instanceof declared) return true;
  const { schema } = lazySchemas(endpoint.serializer, component.format(endpoint, 'json'));
  const read = tryExtension('the serializer', () => [given, declared].map((model) => schema({ kind: 'model', model })));
  // A model that cannot be read is reported where it is read.
  if ('problems' in read) return true;
  const [own, expected] = read.value as [Schema, Schema];
  const names = new Set(propertyNames(own));
  return (expected.required ?? []).every((name) => names.has(name));
}
