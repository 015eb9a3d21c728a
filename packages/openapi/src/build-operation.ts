import { type Describer, type EndpointContract, pathParameters, type TextStyle, type ValueFormat, type ValueType } from '@modern-rest/core';
import type { MediaTypeObject, OperationObject, ParameterObject, ReferenceObject, RequestBodyObject, SchemaObjectValue } from 'openapi3-ts/oas32';
import { buildResponses } from './build-responses.ts';
import type { SchemaRegistry } from './schema-registry.ts';

/** One endpoint contract as one OpenAPI operation. */
export function buildOperation(endpoint: EndpointContract, registry: SchemaRegistry): OperationObject {
  const describer = endpointDescriber(endpoint, registry);
  const parts = endpoint.components.map((spec) => spec.component.describe(spec, describer, endpoint));
  const parameters = withPathParameters(endpoint.path, parts.flatMap((part) => part.parameters ?? []) as ParameterObject[]);
  const bodies = parts.filter((part) => part.content !== undefined);
  const requestBody = mergeContent(
    bodies.map(({ content }) => content as Content),
    endpoint,
    bodies.every(({ optional }) => optional),
  );
  const { tags = [defaultTag(endpoint)], operationId, ...doc } = endpoint.doc;
  return {
    tags: [...tags],
    ...(operationId !== undefined && { operationId }),
    ...doc,
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: buildResponses(endpoint, registry),
  };
}

/** The tag of an endpoint that names none: its controller, without the suffix. */
function defaultTag({ controller }: EndpointContract): string {
  return controller.name.replace(/Controller$/, '') || controller.name;
}

function endpointDescriber(endpoint: EndpointContract, registry: SchemaRegistry): Describer {
  const { serializer, parsers, fileFields, textFields } = endpoint;
  const inline = (type: ValueType, format: ValueFormat): SchemaObjectValue => registry.inline(type, { serializer, format, direction: 'input' });
  return {
    parsers,
    fileFields,
    textFields: textFields(),
    schema: (type, format) => registry.schema(type, { serializer, format, direction: 'input' }),
    inlineSchema: inline,
    encoding: (type, format) =>
      Object.fromEntries(
        [...serializer.textStyles(type, format)].map(([name, style]) => [name, { style: STYLES[style], explode: style === 'deep' }] as const),
      ),
    parameters: (type, location, format) => toParameters(inline(type, format), location, serializer.textStyles(type, format)),
  };
}

function toParameters(
  { properties = {}, required = [] }: SchemaObjectValue,
  location: ParameterObject['in'],
  styles: ReadonlyMap<string, TextStyle>,
): ParameterObject[] {
  const names = new Set(required);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as SchemaObjectValue;
    return {
      name,
      in: location,
      ...(description !== undefined && { description }),
      ...((names.has(name) || location === 'path') && { required: true }),
      ...(holdsModels(schema) && styles.get(name) !== 'deep'
        ? { content: { 'application/json': { schema } } }
        : { ...parameterStyle(location, styles.get(name)), schema }),
    };
  });
}

const STYLES = { comma: 'form', pipe: 'pipeDelimited', space: 'spaceDelimited', deep: 'deepObject' } as const satisfies Record<TextStyle, string>;

/** The style of a parameter where it is not the default of its location. */
function parameterStyle(location: ParameterObject['in'], style: TextStyle | undefined): Pick<ParameterObject, 'style' | 'explode'> {
  if (location === 'cookie') return { style: 'cookie', ...(style && { explode: false }) };
  return location === 'query' && style ? { style: STYLES[style], explode: style === 'deep' } : {};
}

/** Whether a parameter is read as JSON: its value is a model, or a list of models. */
function holdsModels(schema: SchemaObjectValue): boolean {
  if (schema.$ref !== undefined) return true;
  const parts = [...(schema.anyOf ?? []), ...(schema.items === undefined ? [] : [schema.items])];
  return parts.some((part) => holdsModels(part as SchemaObjectValue));
}

/** OpenAPI wants every parameter of a path described, also those that no `@Path` reads. */
function withPathParameters(path: string, described: readonly ParameterObject[]): ParameterObject[] {
  const known = new Set(described.filter((parameter) => parameter.in === 'path').map(({ name }) => name));
  const missing = pathParameters(path).filter((name) => !known.has(name));
  return [...missing.map((name): ParameterObject => ({ name, in: 'path', required: true, schema: { type: 'string' } })), ...described];
}

type Content = Readonly<Record<string, MediaTypeObject>>;

/** Fields and files of one form are properties of one object. A media type that cannot carry all of them is left out. */
function mergeContent(contents: readonly Content[], { fileFields, parsers }: EndpointContract, optional: boolean): RequestBodyObject | undefined {
  const [first, ...others] = contents;
  if (!first) return undefined;
  const shared = Object.keys(first).filter((mediaType) => others.every((content) => mediaType in content));
  const content = Object.fromEntries(
    shared.map((mediaType) => [mediaType, contents.map((one) => one[mediaType] as MediaTypeObject).reduce(mergeMediaTypes)]),
  );
  const isForm = fileFields.length > 0 && parsers.some(({ files }) => files.includes('part'));
  const description = isForm ? 'A form with files' : undefined;
  return { ...(description !== undefined && { description }), ...(!optional && { required: true }), content };
}

function mergeMediaTypes(a: MediaTypeObject, b: MediaTypeObject): MediaTypeObject {
  const encoding = { ...a.encoding, ...b.encoding };
  return {
    schema: mergeObjects(a.schema as SchemaObjectValue, b.schema as SchemaObjectValue),
    ...(Object.keys(encoding).length > 0 && { encoding }),
  };
}

function mergeObjects(a: SchemaObjectValue, b: SchemaObjectValue): SchemaObjectValue | ReferenceObject {
  const required = [...(a.required ?? []), ...(b.required ?? [])];
  return { ...a, ...b, properties: { ...a.properties, ...b.properties }, ...(required.length > 0 && { required }) };
}
