import { type Api, type ComponentSpec, type EndpointContract, typeName } from '@modern-rest/core';
import { isSingleValues, modelUses } from './model-use.ts';

/** The endpoints of an api and the names of its models, as text. */
export function inspectApi(api: Api): string {
  const rows = api.endpoints.map((endpoint) => [endpoint.method, endpoint.path, endpoint.name, takes(endpoint), gives(endpoint)]);
  const models = [...new Set(modelUses(api).map(({ model }) => model.name))].sort();
  const parts = [`${api.title} ${api.version}`, table(rows), ...(models.length > 0 ? [`Models: ${models.join(', ')}`] : [])];
  return `${parts.join('\n\n')}\n`;
}

function takes({ components }: EndpointContract): string {
  return components.map(takesOne).join(', ');
}

/** `body CreateOrder`, `query page size`, `context` */
function takesOne(spec: ComponentSpec): string {
  const { component, type, variants, optional, parameters } = spec;
  if (isSingleValues(spec)) return `${component.name} ${parameters.map(({ property }) => property).join(' ')}`;
  const types = variants.size > 0 ? [...variants.values()] : type ? [type] : [];
  const named = types.map((one) => typeName(one) + (optional ? '?' : '')).join(' | ');
  return `${component.name} ${named}`.trimEnd();
}

/** `→ 201 CreateOrder, 204` */
function gives({ responses }: EndpointContract): string {
  const declared = responses.filter(({ type }) => type !== 'error');
  return `→ ${declared.map(({ status, type }) => (type === undefined || type === 'error' ? status : `${status} ${typeName(type)}`)).join(', ')}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number => Math.max(...rows.map((row) => (row[column] as string).length));
  const line = (row: readonly string[]): string => row.map((cell, column) => cell.padEnd(width(column))).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
