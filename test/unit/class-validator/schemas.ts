import type { Api } from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';

/** The properties of a schema of the document, by name. */
export function propertiesOf(api: Api, schema: string): SchemaObjectValue['properties'] {
  return (buildDocument(api).components?.schemas?.[schema] as SchemaObjectValue | undefined)?.properties;
}
