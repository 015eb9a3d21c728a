import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { onWire } from '../on-wire.ts';
import { fillMessage } from './fill-message.ts';
import type { Failure, Rule } from './findings.ts';

/** How the constraints of a property are told. */
export interface Telling {
  readonly dismissDefaultMessages: boolean;
  readonly contexts: Contexts;
  /** `true` if items that are null pass. */
  readonly nullItems: boolean;
}

/** What decorators of a property want to be told with their constraints, by the names of those, in the order in which class-validator goes through them. */
export type Contexts = readonly (readonly [constraint: string, context: object])[];

/** Returns the function that tells what a constraint says. A sentence that no value has a part in is made once. */
export function compileTell(metadata: ValidationMetadata, validator: ValidatorConstraintInterface | undefined, telling: Telling): Rule['tell'] {
  let toldOf: string | undefined;
  let told: string | undefined;
  return ({ value, object }: Failure, name) => {
    if (told !== undefined && toldOf === name) return told;
    const watched = { used: false };
    const args = watchedArguments(metadata, value, object as object, watched);
    const sentence = sentenceOf(metadata, validator, args, telling);
    // Filling in looks at the value, whether the sentence has a place for it or not.
    const varies = watched.used || typeof sentence !== 'string' || /\$(?:value|target)/.test(sentence);
    const message = fillMessage(sentence, args);
    const shown = name === undefined || name === metadata.propertyName ? message : onWire(message, metadata, name);
    if (!varies) [told, toldOf] = [shown, name];
    return shown;
  };
}

function sentenceOf(
  { message }: ValidationMetadata,
  validator: ValidatorConstraintInterface | undefined,
  args: ValidationArguments,
  { dismissDefaultMessages }: Telling,
): ValidationMetadata['message'] {
  if (message) return message;
  if (dismissDefaultMessages || !validator?.defaultMessage) return '';
  return validator.defaultMessage(args);
}

/** The arguments of a message. They take down whether it asks for what differs from value to value. */
function watchedArguments(
  { propertyName, constraints }: ValidationMetadata,
  value: unknown,
  object: object,
  watched: { used: boolean },
): ValidationArguments {
  return {
    property: propertyName,
    constraints: constraints as unknown[],
    get targetName() {
      return targetName(object) as string;
    },
    get value() {
      watched.used = true;
      return value;
    },
    get object() {
      watched.used = true;
      return object;
    },
  };
}

/** The name of the class of an object, as messages have it. */
export function targetName(object: object): string | undefined {
  return (object.constructor as { name: string } | undefined)?.name;
}
