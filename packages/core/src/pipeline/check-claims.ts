import type { ComponentSpec, Load, RequestComponent } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import { isLateAttribute } from '../contract/late-attributes.ts';
import type { Parser, ParserContext } from '../contract/parser.ts';
import type { Loaded } from '../contract/serializer.ts';
import { follow } from '../contract/waiting.ts';
import type { Issue } from '../errors/issue.ts';

/** Makes the function that checks the claims of a file against the model of the files, before its content arrives. */
export function compileCheckClaims(endpoint: EndpointContract, parser: Parser): ParserContext['checkClaims'] {
  let check: ClaimsCheck | undefined;
  return (field, file) => {
    check ??= compileCheck(endpoint, parser);
    const { component, load, isLate } = check;
    const issuesOf = (loaded: Loaded): readonly Issue[] =>
      ('issues' in loaded ? loaded.issues : [])
        .filter((issue) => issue.path[0] === field && !isLate(issue))
        .map((issue) => ({ ...issue, path: [component.name, ...issue.path] }));
    // A constraint that needs the content throws for want of it. When that has come, it is asked again.
    return follow(
      () => load({ [field]: file }),
      issuesOf,
      () => [],
    );
  };
}

interface ClaimsCheck {
  readonly component: RequestComponent;
  readonly load: Load;
  readonly isLate: (issue: Issue) => boolean;
}

/** Only parsers of endpoints with files check claims. */
function compileCheck(endpoint: EndpointContract, parser: Parser): ClaimsCheck {
  const { component, ...declared } = endpoint.components.find((spec) => spec.component.reads === 'files') as ComponentSpec;
  const load = endpoint.serializer.loader(knownType(declared), component.format(endpoint, parser.source), endpoint.limits);
  return { component, load, isLate: isLateAttribute(endpoint) };
}
