import type { ComponentSpec } from './component.ts';
import { typeInMediaType } from './declared-type.ts';
import type { EndpointContract } from './endpoint-contract.ts';
import type { Parser } from './parser.ts';
import { presentType, type ValueType } from './value-type.ts';

/** The parsers that give each component what it declares. No other is offered to clients, or described. */
export function fittingParsers({ parsers, components }: Pick<EndpointContract, 'components' | 'parsers'>): Parser[] {
  return parsers.filter((parser) => components.every((spec) => givesTo(parser, spec)));
}

/** A form has fields: it is an object of values that text can hold. */
export function fitsForm(type: ValueType): boolean {
  const present = presentType(type);
  if (present.kind === 'record') return present.item.kind === 'scalar' || (present.item.kind === 'list' && present.item.item.kind === 'scalar');
  return present.kind === 'model';
}

function givesTo({ files, mediaType, source }: Parser, { component: { reads }, ...declared }: ComponentSpec): boolean {
  if (reads === 'nothing') return true;
  if (reads === 'files') return files;
  if (!declared.type) return true;
  const type = typeInMediaType(declared, mediaType);
  return type !== undefined && (source === 'json' || fitsForm(type));
}
