import { RestError } from '@modern-rest/core';

/** The numbers, if each of them is a whole one above 0; throws a `RestError` that names the one that is not. */
export function checkPositive<T extends Readonly<Record<string, number>>>(of: string, numbers: T): T {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RestError('image_option', `${of}: ${name} is ${value}, and has to be a whole number above 0`);
  }
  return numbers;
}
