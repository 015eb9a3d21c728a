import { classValidatorSerializer, type ModelOptions, Nested } from '@modern-rest/class-validator';
import { DefinitionError, type Model } from '@modern-rest/core';
import { Exclude, Expose } from 'class-transformer';
import { Allow, IsEmpty, IsOptional, IsString, ValidateIf } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { echo } from './echo.ts';

const options = (transformer: NonNullable<ModelOptions['transformer']>) => ({ serializer: classValidatorSerializer({ transformer }) });

class Plain {
  @IsString()
  name!: string;
}
class Outer {
  @Expose()
  @Nested()
  inner!: Plain;
}
@Exclude()
class Closed {
  @IsString()
  name!: string;
}
class Prefixed {
  @Expose()
  @IsString()
  _name!: string;
}
class HiddenNested {
  @Nested()
  inner!: Plain;
}

describe('C8: a required property that requests cannot set is reported at start', () => {
  test.each<[string, Model<object>, NonNullable<ModelOptions['transformer']>, RegExp]>([
    [
      'excludeExtraneousValues',
      Plain,
      { excludeExtraneousValues: true },
      /Plain: the property name .* but the option excludeExtraneousValues hides it[\s\S]*@Expose/,
    ],
    ['strategy', Plain, { strategy: 'excludeAll' }, /Plain: the property name .* but the option strategy hides it/],
    ['@Exclude() on the class', Closed, {}, /Closed: the property name .* but @Exclude\(\) on the class hides it/],
    ['excludePrefixes', Prefixed, { excludePrefixes: ['_'] }, /Prefixed: the property _name .* the option excludePrefixes hides it[\s\S]*rename it/],
    ['a model within another one', Outer, { excludeExtraneousValues: true }, /Plain: the property name/],
    ['a property that is a model', HiddenNested, { strategy: 'excludeAll' }, /HiddenNested: the property inner/],
  ])('%s', (_name, model, transformer, message) => {
    expect(() => echo(model, options(transformer))).toThrow(DefinitionError);
    expect(() => echo(model, options(transformer))).toThrow(message);
  });

  class Fine {
    @Expose()
    @IsString()
    name!: string;

    @IsOptional()
    @IsString()
    optional?: string;

    @ValidateIf(() => false)
    @IsString()
    conditional?: string;

    @IsEmpty()
    empty?: string;

    @IsString()
    initial = 'set';

    @Exclude()
    @IsString()
    excluded!: string;

    @Expose({ toPlainOnly: true })
    @IsOptional()
    @IsString()
    answered?: string;

    @Expose({ groups: ['admin'] })
    @IsString()
    grouped!: string;

    @Allow()
    allowed!: string;

    @Expose()
    @IsString()
    get computed(): string {
      return 'computed';
    }
  }

  test.each<NonNullable<ModelOptions['transformer']>>([{ excludeExtraneousValues: true }, { strategy: 'excludeAll' }])(
    'and a property that may be missing, or that its own decorator hides, is not: %j',
    async (transformer) => {
      const { json, received } = echo(Fine, options(transformer));
      expect((await json({ name: 'Ada' })).status).toBe(200);
      expect(received).toMatchObject([{ name: 'Ada', initial: 'set' }]);
    },
  );
});
