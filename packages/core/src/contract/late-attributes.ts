import type { Issue } from '../errors/issue.ts';
import { FILE_ATTRIBUTES, type FileAttributes } from '../http/file.ts';
import type { ConfiguredEndpoint } from './configured-endpoint.ts';
import { wireNaming } from './wire-names.ts';

/** What is known of a file before its content. */
const CLAIMS: ReadonlySet<keyof FileAttributes> = new Set(['name', 'contentType', 'charset', 'contentTypeExtra']);

/** Tells issues of what is known of a file only when its content has come. */
export function isLateAttribute({ wireNames }: Pick<ConfiguredEndpoint, 'wireNames'>): (issue: Issue) => boolean {
  const naming = wireNaming(wireNames);
  const late = new Set<unknown>(FILE_ATTRIBUTES.filter((name) => !CLAIMS.has(name)).map(naming));
  return ({ path }) => path.length > 1 && late.has(path.at(-1));
}
