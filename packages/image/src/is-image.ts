import { experimentalDecorator, RestError } from '@modern-rest/core';
import { UploadedFile } from '@modern-rest/multipart';
import { registerDecorator, type ValidationArguments, type ValidationOptions } from 'class-validator';
import { falseClaim } from './claims.ts';
import { FORMATS } from './formats/formats.ts';
import { type ImageCheck, type ImageOptions, readOptions } from './image-options.ts';
import { keepReencoded } from './reencoded.ts';

/**
 * Checks that an uploaded file is an image, to its last pixel: for a property of a model of files, whose own model
 * extends `UploadedFile`. A list of files needs no `each`.
 *
 * ```ts
 * class Files {
 *   @Nested() @IsImage({ formats: ['png', 'jpeg'] }) avatar!: UploadedFile;
 * }
 * ```
 *
 * Its messages say what is wrong. A request whose image could not be read for want of a process is answered with 503.
 */
export function IsImage(options: ImageOptions, validationOptions?: ValidationOptions): PropertyDecorator {
  const findReason = compileFindReason(readOptions(options));
  const reasons = new WeakMap<UploadedFile, Promise<string | undefined>>();
  const told = new WeakMap<object, string>();

  const isImage = async (file: unknown): Promise<boolean> => {
    if (!(file instanceof UploadedFile)) throw withoutContent();
    // A file that becomes a part of the answer is asked about again.
    const found = reasons.get(file) ?? findReason(file);
    reasons.set(file, found);
    const reason = await found;
    if (reason !== undefined) told.set(file, reason);
    return reason === undefined;
  };
  const validator = {
    validate: async (value: unknown): Promise<boolean> => (await Promise.all(itemsOf(value).map(isImage))).every(Boolean),
    defaultMessage: ({ value }: ValidationArguments): string => tell(value, told),
  };
  return experimentalDecorator((target, property) => {
    registerDecorator({
      name: 'isImage',
      async: true,
      target: target.constructor,
      propertyName: property as string,
      constraints: [],
      validator,
      ...(validationOptions && { options: validationOptions }),
    });
  }, IsImage);
}

function compileFindReason({ limits, deadline, workers }: ImageCheck): (file: UploadedFile) => Promise<string | undefined> {
  return async (file) => {
    const answer = await workers.read(() => file.bytes(), limits, deadline);
    if ('reason' in answer) return answer.reason;
    const format = FORMATS[answer.format];
    if (answer.reencoded) keepReencoded(file, { contentType: format.mediaTypes[0] as string, bytes: answer.reencoded });
    return falseClaim(file, format);
  };
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** A sentence about a file, or about those of a list that are no images. */
function tell(value: unknown, told: WeakMap<object, string>): string {
  if (!Array.isArray(value)) return `$property ${told.get(value as object)}`;
  const reasons = value.flatMap((file, index) => (told.has(file as object) ? [`file ${index} ${told.get(file as object)}`] : []));
  return `$property: ${reasons.join('; ')}`;
}

function withoutContent(): RestError {
  return new RestError(
    'image_without_content',
    'IsImage was asked about a value without content: the model of its property has to extend UploadedFile',
  );
}
