import { runExtension } from '../contract/compile-extension.ts';
import type { EndpointContract, EndpointDeclaration } from '../contract/endpoint-contract.ts';
import { fittingParsers } from '../contract/fitting-parsers.ts';
import type { ResponseSpec } from '../contract/response-spec.ts';
import { deriveResponses, successOf } from './derive-responses.ts';
import { readFileFields, readTextFields } from './read-form.ts';

/** Derives from a declaration what the endpoint does besides: its fields, and the responses of the framework and of its extensions. */
export function completeEndpoint(declaration: EndpointDeclaration): EndpointContract {
  const { components, parsers } = declaration;
  const fileFields = runExtension('schema of the serializer', () => readFileFields(components, declaration));
  const responses = deriveResponses(declaration, fittingParsers({ components, parsers, fileFields }));
  const { status } = successOf(declaration.responses) as ResponseSpec;
  return {
    ...declaration,
    responses,
    success: responses.find((spec) => spec.status === status) as ResponseSpec,
    fileFields,
    textFields: once(() => readTextFields(components, declaration)),
  };
}

/** Makes a value on the first call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
