import { DeepObject, Detected, Nested, Nullable, Split } from '@modern-rest/class-validator';
import {
  Body,
  Configure,
  Controller,
  DefinitionError,
  Delete,
  Get,
  Head,
  Options,
  Patch,
  Post,
  Put,
  Query,
  Returns,
  Route,
  Throws,
} from '@modern-rest/core';
import { IsImage } from '@modern-rest/image';
import { describe, expect, test } from 'vitest';

class User {}

/** Calls a decorator as compilers of standard decorators do. */
function callStandard(decorator: unknown, kind: string, name: string | symbol): DefinitionError {
  const context = { kind, name, static: false, private: false, metadata: undefined, addInitializer: () => undefined };
  try {
    (decorator as (value: unknown, context: unknown) => unknown)(kind === 'field' ? undefined : class {}, context);
  } catch (error) {
    if (error instanceof DefinitionError) return error;
    throw error;
  }
  throw new Error('the decorator did not notice');
}

describe('C3: a decorator that is called as a standard one is a start-up problem', () => {
  test.each([
    ['@Get', Get('/'), 'method'],
    ['@Post', Post('/'), 'method'],
    ['@Put', Put('/'), 'method'],
    ['@Patch', Patch('/'), 'method'],
    ['@Delete', Delete('/'), 'method'],
    ['@Head', Head('/'), 'method'],
    ['@Options', Options('/'), 'method'],
    ['@Route', Route('QUERY', '/'), 'method'],
    ['@Returns', Returns(null), 'method'],
    ['@Throws', Throws(404), 'method'],
    ['@Configure', Configure({}), 'method'],
    ['@Controller', Controller('/'), 'class'],
    ['@Body', Body(User), 'method'],
    ['@Query', Query('page', Number), 'method'],
    ['@Nested', Nested(() => User), 'field'],
    ['@Nullable', Nullable(), 'field'],
    ['@Split', Split(), 'accessor'],
    ['@DeepObject', DeepObject(), 'field'],
    ['@Detected', Detected('image/png'), 'field'],
    ['@IsImage', IsImage({ formats: ['png'] } as never), 'field'],
  ])('C3: %s', (_, decorator, kind) => {
    const { problems, message } = callStandard(decorator, kind, 'create');
    expect(problems).toMatchObject([
      {
        code: 'DECORATORS_STANDARD',
        subject: `the ${kind} create`,
        place: { file: expect.stringMatching(/standard-decorators\.test\.ts$/) },
        fix: expect.stringMatching(
          /"experimentalDecorators": true in the compilerOptions of tsconfig\.json \(tsc, tsx, esbuild, Vite\).*\.swcrc \(swc\)/,
        ),
      },
    ]);
    expect(message).toContain('TypeScript compiles standard decorators here');
  });

  test('C3: whose member is a symbol', () => {
    expect(callStandard(Get('/'), 'method', Symbol('x')).problems[0]?.subject).toBe('the method Symbol(x)');
  });
});
