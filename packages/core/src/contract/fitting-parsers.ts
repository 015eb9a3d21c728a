import type { ComponentSpec } from './component.ts';
import { typeInMediaType } from './declared-type.ts';
import type { EndpointContract } from './endpoint-contract.ts';
import { isOneFile } from './form-field.ts';
import type { Parser } from './parser.ts';
import { presentType, type ValueType } from './value-type.ts';

/** The parsers that give each component what it declares. No other is offered to clients, or described. */
export function fittingParsers({ parsers, components, fileFields }: Pick<EndpointContract, 'components' | 'fileFields' | 'parsers'>): Parser[] {
  const fitting = parsers.filter(({ files }) => !files.includes('body') || isOneFile(fileFields));
  return fitting.filter((parser) => components.every((spec) => givesTo(parser, spec, fileFields.length > 0)));
}

/** A form has fields: it is an object of values that text can hold. */
export function fitsForm(type: ValueType): boolean {
  const present = presentType(type);
  if (present.kind === 'record') return present.item.kind === 'scalar' || (present.item.kind === 'list' && present.item.item.kind === 'scalar');
  return present.kind === 'model';
}

function givesTo(
  { files, mediaType, source, streams: canStream = false }: Parser,
  { component: { reads, streams = false }, ...declared }: ComponentSpec,
  withFiles: boolean,
): boolean {
  if (reads === 'nothing') return true;
  if (reads === 'files') return files.length > 0 && (canStream || !streams);
  // The body is the file, and holds nothing else.
  if (files.includes('body')) return declared.optional;
  if (!declared.type) return true;
  const type = typeInMediaType(declared, mediaType);
  // What holds files beside its values is an object.
  return type !== undefined && ((source === 'json' && !withFiles) || fitsForm(type));
}
