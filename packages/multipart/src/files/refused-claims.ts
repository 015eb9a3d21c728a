import { chain, type FileField, type Issue, type MaybePromise, type ParserContext, ValidationError } from '@modern-rest/core';
import { type FileClaims, fileAttributes } from './file-claims.ts';
import { NO_FACTS } from './file-facts.ts';
import { claimedFile } from './received-file.ts';

const NONE: readonly Issue[] = [];

/** Asks the model of a file about its claims, where they are not among those that it allows by name. Most are, and nobody has to be asked. */
export function claimsIssues(
  { contentTypes, name }: FileField,
  claims: FileClaims,
  { checkClaims }: Pick<ParserContext, 'checkClaims'>,
): MaybePromise<readonly Issue[]> {
  if (contentTypes.length === 0 || contentTypes.includes(claims.contentType)) return NONE;
  const facts = { ...NO_FACTS, size: 0, key: undefined };
  return checkClaims(name, claimedFile(fileAttributes(claims, facts), undefined));
}

/** Throws `ValidationError`, or rejects with it, if the claims of a file break the rules of its model. */
export function refuseClaims(field: FileField, claims: FileClaims, context: Pick<ParserContext, 'checkClaims'>): MaybePromise<void> {
  return chain(claimsIssues(field, claims, context), (issues) => {
    if (issues.length > 0) throw new ValidationError(issues);
  });
}
