import type { ComponentSpec } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import { type FileField, fileFields, type TextField, textFields } from '../contract/form-field.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import type { Model } from '../contract/model.ts';
import type { OperationDoc } from '../contract/operation-doc.ts';
import type { Settings } from '../contract/settings.ts';
import { UnreadableModelError } from '../contract/unreadable-model-error.ts';
import { classType, resolveType } from '../contract/value-type.ts';
import { wireNaming } from '../contract/wire-names.ts';
import type { DefinitionProblem } from '../errors/definition-error.ts';
import { joinPaths } from '../http/path-template.ts';
import { formatCallSite } from './call-site.ts';
import { parameterType } from './design-types.ts';
import type { ComponentDraft, ControllerDraft, EndpointDraft } from './drafts.ts';
import { mergeSettings } from './merge-settings.ts';
import { readResponses } from './read-responses.ts';
import { controllerDraft, endpointDrafts } from './store.ts';

/** What holds for all controllers of an api. */
export interface ContractDefaults {
  readonly prefix: string;
  readonly settings: Settings;
}

/** Takes note of a problem. Reading goes on, so that one run finds them all. */
export type ReportProblem = (problem: DefinitionProblem) => void;

/** Reads a decorated class: drafts in, contracts out. Handlers with a problem are reported and left out. */
export function readContracts(controller: Model<object>, defaults: ContractDefaults, report: ReportProblem): EndpointContract[] {
  const own = controllerDraft(controller);
  if (!own) {
    report({
      code: 'CONTROLLER_MISSING',
      subject: controller.name,
      place: undefined,
      cause: 'the class is not a controller',
      fix: 'add @Controller(path) to it, or leave it out of `controllers`',
    });
    return [];
  }
  const drafts = [...endpointDrafts(controller)];
  if (drafts.length === 0) {
    report({
      code: 'CONTROLLER_EMPTY',
      subject: controller.name,
      place: formatCallSite(own.site),
      cause: 'the controller has no endpoints',
      fix: 'add a route to one of its methods: @Get(path), @Post(path), …',
    });
  }
  return drafts.flatMap(([handler, draft]) => readContract({ controller, own, handler, draft, defaults, report }) ?? []);
}

interface Reading {
  readonly controller: Model<object>;
  readonly own: ControllerDraft;
  readonly handler: string;
  readonly draft: EndpointDraft;
  readonly defaults: ContractDefaults;
  readonly report: ReportProblem;
}

function readContract({ controller, own, handler, draft, defaults, report }: Reading): EndpointContract | undefined {
  const name = `${controller.name}.${handler}`;
  const { route } = draft;
  if (!route) {
    const place = formatCallSite(draft.components[0]?.site ?? draft.responses[0]?.site);
    report({ code: 'ROUTE_MISSING', subject: name, place, cause: 'the method is decorated but has no route', fix: 'add @Get(path), @Post(path), …' });
    return undefined;
  }
  const settings = mergeSettings(defaults.settings, own.settings, draft.settings);
  const endpoint: ConfiguredEndpoint = {
    ...settings,
    name,
    method: route.method,
    path: joinPaths(defaults.prefix, own.path, route.path),
    place: formatCallSite(route.site),
  };
  const components = readComponents(endpoint, handler, draft, report);
  const responses = readResponses({ endpoint, controller, handler, drafts: draft.responses, components, report });
  const fields = components && readForm(endpoint, components, report);
  if (!components || !responses || !fields) return undefined;

  const takesFiles = components.some(({ component }) => component.reads === 'files');
  return {
    ...endpoint,
    parsers: takesFiles ? endpoint.parsers.filter(({ files }) => files) : endpoint.parsers,
    controller,
    handler,
    arity: handlerArity(controller, handler),
    components,
    ...responses,
    ...fields,
    doc: readDoc(draft),
  };
}

function readComponents(endpoint: ConfiguredEndpoint, handler: string, draft: EndpointDraft, report: ReportProblem): ComponentSpec[] | undefined {
  // Parameter decorators run from the last parameter to the first.
  const inOrder = [...draft.components].sort((a, b) => a.parameterIndex - b.parameterIndex);
  const specs = inOrder.map((component) => {
    const declared = parameterType(draft.owner, handler, component.parameterIndex);
    return readComponent(endpoint, component, declared, report);
  });
  return specs.every((spec) => spec !== undefined) ? specs : undefined;
}

function readComponent(endpoint: ConfiguredEndpoint, draft: ComponentDraft, declared: unknown, report: ReportProblem): ComponentSpec | undefined {
  const { component, reference, parameterIndex, site } = draft;
  const place = formatCallSite(site);
  if (!component.typed) return { component, type: undefined, parameterIndex, place };

  const type = reference ? resolveType(reference) : classType(declared);
  if (type) return { component, type, parameterIndex, place };

  report({
    code: 'MODEL_UNKNOWN',
    subject: endpoint.name,
    place,
    cause: reference
      ? `the model given for the ${component.name} is not a class: it may be imported in a circle`
      : `the compiler did not keep the class of parameter ${parameterIndex + 1} (the ${component.name})`,
    fix: reference
      ? 'pass a function that gives it: (() => Model)'
      : 'pass the model to the decorator, a list as [Model]; or import the class by value and switch on emitDecoratorMetadata',
  });
  return undefined;
}

/** The fields of the form that an endpoint reads. A model that the serializer cannot read is reported here. */
function readForm(
  endpoint: ConfiguredEndpoint,
  components: readonly ComponentSpec[],
  report: ReportProblem,
): { fileFields: FileField[]; textFields: TextField[] } | undefined {
  const form: { fileFields: FileField[]; textFields: TextField[] } = { fileFields: [], textFields: [] };
  let readable = true;
  for (const { component, type, place } of components) {
    if (!type) continue;
    try {
      const schemas = lazySchemas(endpoint.serializer, component.format(endpoint, 'text'));
      const schema = schemas.schema(type);
      const contentTypeName = wireNaming(endpoint.wireNames)('contentType');
      if (component.reads === 'files') form.fileFields.push(...fileFields(schema, schemas.resolve, contentTypeName));
      if (component.reads === 'value') form.textFields.push(...textFields(schema, schemas.resolve));
    } catch (error) {
      if (!(error instanceof UnreadableModelError)) throw error;
      report({ code: 'MODEL_NOT_READABLE', subject: endpoint.name, place: place ?? endpoint.place, cause: error.message, fix: error.fix });
      readable = false;
    }
  }
  return readable ? form : undefined;
}

function handlerArity(controller: Model<object>, handler: string): number {
  return (controller.prototype as Record<string, (...args: never[]) => unknown>)[handler]?.length ?? 0;
}

function readDoc({ settings: { summary, description, tags, deprecated, operationId } }: EndpointDraft): OperationDoc {
  return {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(tags !== undefined && { tags }),
    ...(deprecated !== undefined && { deprecated }),
    ...(operationId !== undefined && { operationId }),
  };
}
