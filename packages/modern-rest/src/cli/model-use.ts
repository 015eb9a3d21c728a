import {
  type Api,
  type ComponentSpec,
  type Direction,
  type EndpointContract,
  type Model,
  partsOf,
  type Serializer,
  type ValueFormat,
  type ValueType,
  valueFormat,
} from '@modern-rest/core';

/** Where the values of a model come in or go out first, and how they look. */
export interface ModelUse {
  readonly model: Model<object>;
  /** `the body of OrderController.create` */
  readonly place: string;
  readonly direction: Direction;
  readonly format: ValueFormat;
  readonly serializer: Serializer;
}

/** A type that a component or an answer declares. */
type TypeUse = Omit<ModelUse, 'model'> & { readonly type: ValueType };

/** The models of an api, those within models included: each once for each direction, in the order of the endpoints. */
export function modelUses({ endpoints }: Pick<Api, 'endpoints'>): ModelUse[] {
  const uses: ModelUse[] = [];
  const add = ({ type, ...use }: TypeUse): void => {
    for (const part of partsOf(type)) add({ ...use, type: part });
    if (type.kind !== 'model' || uses.some(({ model, direction }) => model === type.model && direction === use.direction)) return;
    const found = { ...use, model: type.model as Model<object> };
    uses.push(found);
    for (const model of modelsWithin(found)) add({ ...use, format: formatWithin(use.format), type: { kind: 'model', model } });
  };
  for (const endpoint of endpoints) for (const use of [...inputsOf(endpoint), ...outputsOf(endpoint)]) add(use);
  const madeUp = new Set(endpoints.flatMap(({ components }) => components.filter(isSingleValues).map(({ type }) => (type as MadeUp).model)));
  return uses.filter(({ model }) => !madeUp.has(model));
}

/** The model that single values share, which nobody has written. */
type MadeUp = ValueType & { readonly kind: 'model' };

/** Whether a component is bound value by value: `@Query('page')`. */
export function isSingleValues({ parameters }: ComponentSpec): boolean {
  return parameters.some(({ property }) => property !== undefined);
}

/** What components take. A body that several parsers read looks as it does to the first of them. */
function inputsOf(endpoint: EndpointContract): TypeUse[] {
  const { components, parsers, serializer, name } = endpoint;
  return components.flatMap(({ component, type, variants }) => {
    const types = variants.size > 0 ? [...variants] : type ? [[undefined, type] as const] : [];
    return types.map(([mediaType, one]) => {
      const parser = parsers.find((candidate) => mediaType === undefined || candidate.mediaType === mediaType);
      const format = component.format(endpoint, parser?.source ?? 'text');
      return { type: one, place: `the ${component.name} of ${name}`, direction: 'input' as const, format, serializer };
    });
  });
}

function outputsOf({ responses, wireNames, serializer, name }: EndpointContract): TypeUse[] {
  const format = valueFormat('json', { wireNames });
  return responses.flatMap(({ status, type }) =>
    type === undefined || type === 'error'
      ? []
      : [{ type, place: `the answer ${status} of ${name}`, direction: 'output' as const, format, serializer }],
  );
}

function modelsWithin({ model, serializer, direction, format }: ModelUse): Model[] {
  const models: Model[] = [];
  serializer.schema({ kind: 'model', model }, { format, direction, refer: (one) => ({ $ref: String(models.push(one)) }) });
  return models;
}

/** What is nested is JSON, in a text as well, and what is known of a file has types as JSON has. */
function formatWithin(format: ValueFormat): ValueFormat {
  return { ...format, source: 'json', ignoreCase: false, separated: false };
}
