import { validate } from '@hyperjump/json-schema/openapi-3-2';
import { Validator } from '@seriousme/openapi-schema-validator';

/** What two independent validators find wrong with an OpenAPI document; empty if nothing. */
export async function documentErrors(document: object): Promise<unknown[]> {
  const plain = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
  const structural = await new Validator().validate(structuredClone(plain));
  const withSchemas = await validate('https://spec.openapis.org/oas/3.2/schema-base', plain as never, 'BASIC');
  return [...(structural.valid ? [] : [structural.errors]), ...(withSchemas.valid ? [] : [withSchemas])];
}
