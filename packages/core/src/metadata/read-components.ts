import { runExtension, tryExtension } from '../contract/compile-extension.ts';
import type { ComponentProblem, ComponentSpec, ParameterBinding, RequestComponent } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import { type DeclaredType, declaredType, declaredTypes, resolveDeclaredType } from '../contract/declared-type.ts';
import type { Model } from '../contract/model.ts';
import type { SingleValueDeclaration } from '../contract/serializer.ts';
import { readEach } from '../contract/unreadable-model-error.ts';
import { classType } from '../contract/value-type.ts';
import type { PlaceSource } from '../errors/definition-error.ts';
import { placeOf } from './call-site.ts';
import { parameterType } from './design-types.ts';
import type { ComponentDraft } from './drafts.ts';
import { erasedType, wrongReference } from './missing-model.ts';
import { modelMismatch } from './model-mismatch.ts';
import type { SingleValue } from './single-value.ts';

/** What is known of the handler that is read. */
export interface HandlerReading {
  readonly endpoint: ConfiguredEndpoint;
  readonly controller: Model<object>;
  readonly handler: string;
  wrong(problem: ComponentProblem, place?: PlaceSource): void;
}

/** The components of a handler, in the order of its parameters. A model that is not known is reported, and left `undefined`. */
export function readComponents(drafts: readonly ComponentDraft[], reading: HandlerReading): ComponentSpec[] {
  // Parameter decorators run from the last parameter to the first.
  const inOrder = [...drafts].sort((a, b) => a.parameterIndex - b.parameterIndex);
  const specs: ComponentSpec[] = [];
  for (const draft of inOrder) {
    const { component, single } = draft;
    if (!single) specs.push(readWhole(draft, reading));
    else if (!specs.some((spec) => spec.component === component && spec.parameters[0]?.property !== undefined)) {
      specs.push(readSingles(component, inOrder.filter((other) => other.component === component && isSingle(other)) as SingleDraft[], reading));
    }
  }
  return specs.map((spec) => readable(spec, reading));
}

/** The component as it is, or without its types where the serializer cannot read them. */
function readable(spec: ComponentSpec, reading: HandlerReading): ComponentSpec {
  const { serializer, limits } = reading.endpoint;
  const read = () => {
    const { component } = spec;
    const format = runExtension(`format of the component ${component.name}`, () => component.format(reading.endpoint, 'text'));
    return readEach(declaredTypes(spec), (type) => serializer.loader(type, format, limits));
  };
  const loaders = whatCanBeRead(read, spec.place, reading);
  return loaders ? spec : { ...spec, ...declaredType(undefined) };
}

/** Calls the serializer. Returns `undefined` and reports a problem if it throws: it cannot read the model, or it is broken. */
export function whatCanBeRead<T>(read: () => T, place: PlaceSource | undefined, { wrong }: Pick<HandlerReading, 'wrong'>): T | undefined {
  const tried = tryExtension('the serializer', read);
  if ('value' in tried) return tried.value;
  for (const problem of tried.problems) wrong(problem, place);
  return undefined;
}

type SingleDraft = ComponentDraft & { readonly single: SingleValue };

function isSingle(draft: ComponentDraft): draft is SingleDraft {
  return draft.single !== undefined;
}

function readWhole(draft: ComponentDraft, reading: HandlerReading): ComponentSpec {
  const { component, parameterIndex, site } = draft;
  const declared = component.typed ? readType(draft, component.name, reading) : declaredType(undefined);
  return { component, ...declared, parameters: [{ index: parameterIndex }], place: placeOf(site) };
}

/** The single values of one component: properties of a model that nobody had to write. */
function readSingles(component: RequestComponent, drafts: readonly SingleDraft[], reading: HandlerReading): ComponentSpec {
  const declarations = new Map<string, SingleValueDeclaration>();
  const parameters: ParameterBinding[] = [];
  for (const draft of drafts) {
    const { parameterIndex, single, site } = draft;
    const { name, optional = false, default: initial, validate = [] } = single;
    const { type } = readType(draft, `${component.name} value ${name}`, reading);
    if (declarations.has(name)) {
      const cause = `two parameters ask for the ${component.name} value ${name}`;
      reading.wrong({ code: 'COMPONENT_REPEATED', cause, fix: 'keep one' }, placeOf(site));
    }
    parameters.push({ index: parameterIndex, property: name });
    if (type) declarations.set(name, { name, type, optional, initial, validate });
  }
  const place = placeOf((drafts[0] as SingleDraft).site);
  const { serializer } = reading.endpoint;
  const model = declarations.size > 0 ? whatCanBeRead(() => serializer.singleValues([...declarations.values()]), place, reading) : undefined;
  return { component, ...declaredType(model && { kind: 'model', model }), parameters, place };
}

function readType(draft: ComponentDraft, what: string, { endpoint, handler, wrong }: HandlerReading): DeclaredType {
  const { model, owner, parameterIndex, single, site } = draft;
  const recorded = parameterType(owner, handler, parameterIndex);
  const declared = model.given ? resolveDeclaredType(model.reference) : declaredType(classType(recorded));
  // Only a body can be missing, or of several media types.
  const { type } = draft.component.reads === 'value' || (!declared.optional && declared.variants.size === 0) ? declared : declaredType(undefined);
  const decorator = decoratorName(draft);
  const missing = { what: `the model of the ${what}`, example: single ? `@${decorator}('${single.name}', Model)` : `@${decorator}(Model)` };
  const problem = type
    ? model.given && modelMismatch(type, recorded, endpoint, draft.component)
    : model.given
      ? wrongReference(missing, model.reference)
      : erasedType(missing, recorded, draft.toolchain);
  if (problem) wrong(problem, placeOf(site));
  return { ...declared, type };
}

const DECORATORS: Readonly<Record<string, string>> = { files: 'FileMetadata', headers: 'Headers' };

function decoratorName({ component: { name }, single }: ComponentDraft): string {
  if (single && (name === 'headers' || name === 'cookies')) return name === 'headers' ? 'Header' : 'Cookie';
  return DECORATORS[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}
