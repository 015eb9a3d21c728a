import { classValidatorSerializer, type ModelOptions } from '@modern-rest/class-validator';
import { Controller, createApi, Get, jsonRenderer, type Model, type PartialSettings, type Renderer, Returns } from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';

/** Writes values as JSON, but is not known to: the serializer gives it plain values. */
export const otherRenderer: Renderer = { mediaType: 'application/x-other', render: (value) => JSON.stringify(value) };

/** Every way in which an answer is written. */
export const WRITERS = [true, false].flatMap((generate) =>
  [jsonRenderer(), otherRenderer].flatMap((renderer) =>
    [true, false].map((validateResponses) => ({
      writer: `${generate ? 'generated' : 'interpreted'}, ${renderer.mediaType}, ${validateResponses ? 'validated' : 'not validated'}`,
      generate,
      renderer,
      validateResponses,
    })),
  ),
);

/** The same, without those that validate nothing. */
export const VALIDATING = WRITERS.filter(({ validateResponses }) => validateResponses);

export type Writer = (typeof WRITERS)[number];

/** An answer as the client gets it, and what was reported of it. */
export interface Written {
  readonly status: number;
  readonly text: string;
  readonly reported: readonly unknown[];
}

/** Returns the function that answers with a value of a type. */
export function answerer(
  reference: unknown,
  { generate, renderer, validateResponses }: Writer,
  options: ModelOptions = {},
  settings: PartialSettings = {},
): (value: unknown) => Promise<Written> {
  let answer: unknown;
  const reported: unknown[] = [];

  @Controller('/')
  class AnswerController {
    @Get()
    @Returns(reference as Model<object>)
    answer(): object {
      return answer as object;
    }
  }
  const api = createApi({
    title: 'Test',
    version: '1',
    controllers: [AnswerController],
    serializer: classValidatorSerializer({ ...options, generate }),
    renderers: [renderer],
    validateResponses,
    reportError: (error) => reported.push(error),
    ...settings,
  });
  const send = inMemory(api);
  return async (value) => {
    answer = value;
    reported.length = 0;
    const response = await send({ method: 'GET', url: '/' });
    return { status: response.status, text: await response.text(), reported: [...reported] };
  };
}
