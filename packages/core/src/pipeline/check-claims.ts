import type { ComponentSpec } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import { isLateAttribute } from '../contract/late-attributes.ts';
import type { Parser, ParserContext } from '../contract/parser.ts';
import { chain } from '../contract/waiting.ts';

/** Makes the function that asks the model of the files what is wrong with the claims of one, before its content has come. */
export function compileCheckClaims(endpoint: EndpointContract, parser: Parser): ParserContext['checkClaims'] {
  const isLate = isLateAttribute(endpoint);
  // Asked of declared files alone.
  const component = (): ComponentSpec => endpoint.components.find((spec) => spec.component.reads === 'files') as ComponentSpec;
  let load: ReturnType<EndpointContract['serializer']['loader']> | undefined;
  return (field, file) => {
    const spec = component();
    load ??= endpoint.serializer.loader(knownType(spec), formatOf(spec, endpoint, parser), endpoint.limits);
    return chain(load({ [field]: file }), (loaded) => {
      const issues = 'issues' in loaded ? loaded.issues : [];
      return issues
        .filter((issue) => issue.path[0] === field && !isLate(issue))
        .map((issue) => ({ ...issue, path: [spec.component.name, ...issue.path] }));
    });
  };
}

function formatOf({ component }: ComponentSpec, endpoint: EndpointContract, parser: Parser): ReturnType<ComponentSpec['component']['format']> {
  return component.format(endpoint, parser.source);
}
