import type { ComponentSpec, Load } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import { isLateAttribute } from '../contract/late-attributes.ts';
import type { Parser, ParserContext } from '../contract/parser.ts';
import type { Loaded } from '../contract/serializer.ts';
import { follow } from '../contract/waiting.ts';
import type { Issue } from '../errors/issue.ts';

/** Makes the function that asks the model of the files what is wrong with the claims of one, before its content has come. */
export function compileCheckClaims(endpoint: EndpointContract, parser: Parser): ParserContext['checkClaims'] {
  const isLate = isLateAttribute(endpoint);
  let load: Load | undefined;
  return (field, file) => {
    // Asked of declared files alone.
    const { component, ...declared } = endpoint.components.find((spec) => spec.component.reads === 'files') as ComponentSpec;
    load ??= endpoint.serializer.loader(knownType(declared), component.format(endpoint, parser.source), endpoint.limits);
    const read = load;
    const issuesOf = (loaded: Loaded): readonly Issue[] =>
      ('issues' in loaded ? loaded.issues : [])
        .filter((issue) => issue.path[0] === field && !isLate(issue))
        .map((issue) => ({ ...issue, path: [component.name, ...issue.path] }));
    // A constraint that needs the content throws for want of it. When that has come, it is asked again.
    return follow(
      () => read({ [field]: file }),
      issuesOf,
      () => [],
    );
  };
}
