import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';

/** A message of class-validator's with the wire name of its property: clients know no other. Sentences of the user's own stay as they are. */
export function onWire(message: string, { propertyName, message: own }: ValidationMetadata, wire: string): string {
  if (typeof own === 'string' && !own.includes('$property')) return message;
  const sentence = message.replace(PREFIX, '');
  const prefix = message.slice(0, message.length - sentence.length);
  const inSentence = new RegExp(`(?<![\\w$])${propertyName.replaceAll('$', '\\$')}(?![\\w$])`);
  return prefix + sentence.replace(inSentence, () => wire);
}

/** What class-validator writes before the name. */
const PREFIX = /^(?:each value in )?(?:nested property )?/;
