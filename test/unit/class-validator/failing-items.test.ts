import { classValidatorSerializer, compileModel, Nested } from '@modern-rest/class-validator';
import { DEFAULT_LIMITS, type Issue, type Loaded, MAX_ISSUES, type Model, valueFormat } from '@modern-rest/core';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateBy, ValidateNested, validate } from 'class-validator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

let calls = 0;
const isEven = (wait: boolean) =>
  ValidateBy(
    {
      name: wait ? 'isEvenLater' : 'isEven',
      validator: {
        validate: (value: unknown) => {
          calls += 1;
          const verdict = typeof value === 'number' && value % 2 === 0;
          return wait ? Promise.resolve(verdict) : verdict;
        },
        defaultMessage: () => 'each value in $property must be even',
      },
    },
    { each: true },
  );

class Child {
  @IsInt() no!: number;
}

class Lists {
  @IsOptional() @IsInt({ each: true }) @Min(1, { each: true }) @Max(9, { each: true }) numbers?: number[];
  @IsOptional() @IsString({ each: true }) @MaxLength(2, { each: true, message: 'too long' }) texts?: string[];
  @IsOptional() @IsDefined({ each: true }) defined?: unknown[];
  @IsOptional() @isEven(false) even?: number[];
  @IsOptional() @isEven(true) later?: number[];
  @IsOptional() @Type(() => Number) @Min(1, { each: true }) set?: Set<number>;
  @IsOptional() @Type(() => Number) @Min(1, { each: true }) map?: Map<string, number>;
  @IsOptional() @Type(() => Number) @isEven(true) evenMap?: Map<string, number>;
  @IsOptional() @Nested(() => [Child]) children?: Child[];
  @IsOptional() @ValidateNested({ each: true }) @Type(() => Child) childSet?: Set<Child>;
}

const loaderOf = (model: Model<object>, generate: boolean) =>
  classValidatorSerializer({ generate }).loader({ kind: 'model', model }, valueFormat('json'), DEFAULT_LIMITS);
const dumperOf = (model: Model<object>, generate: boolean) =>
  classValidatorSerializer({ generate }).dumper({ kind: 'model', model }, valueFormat('json'));
const shown = (loaded: Loaded): string[] =>
  'issues' in loaded ? loaded.issues.map(({ path, message }: Issue) => `${path.map((step) => JSON.stringify(step)).join('.')}: ${message}`) : [];

describe.each([true, false])('C12: the issues of items, where code is generated: %s', (generate) => {
  const load = async (value: object) => shown(await loaderOf(Lists, generate)(value));
  const dump = async (value: object) => shown(await dumperOf(Lists, generate)(value));

  test.each([
    [
      { numbers: [1, 0, 10, 5, -1] },
      [
        '"numbers".1: each value in numbers must not be less than 1',
        '"numbers".4: each value in numbers must not be less than 1',
        '"numbers".2: each value in numbers must not be greater than 9',
      ],
    ],
    [{ texts: ['a', 'abc', 5] }, ['"texts".2: each value in texts must be a string', '"texts".1: too long', '"texts".2: too long']],
    [{ defined: [1, null] }, ['"defined".1: each value in defined should not be null or undefined']],
    [{ even: [1, 2, 3] }, ['"even".0: each value in even must be even', '"even".2: each value in even must be even']],
    [{ later: [1, 2, 3] }, ['"later".0: each value in later must be even', '"later".2: each value in later must be even']],
    [{ set: [1, 0] }, ['"set".1: each value in set must not be less than 1']],
    [{ map: { a: 1, b: 0 } }, ['"map"."b": each value in map must not be less than 1']],
    [{ evenMap: { a: 1, b: 2 } }, ['"evenMap"."a": each value in evenMap must be even']],
    [{ children: [{ no: 1 }, { no: 'x' }] }, ['"children".1."no": no must be an integer number']],
    [{ childSet: [{ no: 1 }, { no: 'x' }] }, ['"childSet".1."no": no must be an integer number']],
    [{ numbers: 5 }, ['"numbers": numbers must be a list']],
  ])('have the index or the key of the item: %j', async (value, issues) => {
    expect(await load(value)).toEqual(issues);
  });

  test('are those of answers, too', async () => {
    const answer = { numbers: [0], later: [2, 3], even: [1], set: new Set([1, 0]), map: new Map([['b', 0]]) };
    expect(await dump(answer)).toEqual([
      '"numbers".0: each value in numbers must not be less than 1',
      '"even".0: each value in even must be even',
      '"later".1: each value in later must be even',
      '"set".1: each value in set must not be less than 1',
      '"map"."b": each value in map must not be less than 1',
    ]);
    // biome-ignore lint/suspicious/noSparseArray: a hole is no item.
    expect(await dump({ numbers: [, 0] })).toEqual(['"numbers".1: each value in numbers must not be less than 1']);
  });

  test('call a constraint of the user once for each item', async () => {
    calls = 0;
    await load({ even: [1, 2, 3], later: [1, 2, 3] });
    expect(calls).toBe(6);
  });

  test('are no more than an answer lists', async () => {
    const found = await load({ numbers: Array<number>(MAX_ISSUES - 1).fill(0), even: [1, 1, 1] });
    expect(found).toHaveLength(MAX_ISSUES);
    expect(found.at(-1)).toBe('"even".0: each value in even must be even');
    expect(await load({ numbers: Array<number>(5000).fill(0) })).toHaveLength(MAX_ISSUES);
  });

  test('leave the errors of a compiled model those of class-validator', async () => {
    const instance = Object.assign(new Lists(), { numbers: [0, 10], texts: ['abc'], even: [1], later: [1], map: new Map([['a', 0]]) });
    expect(await compileModel(Lists, { generate }).validate(instance)).toEqual(await validate(instance));
  });

  test('name the items that class-validator refuses by themselves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(null, 'a', 1.5))), async (numbers) => {
        const alone = await Promise.all(numbers.map((one) => validate(Object.assign(new Lists(), { numbers: [one] }))));
        const expected = alone.flatMap(([error], index) =>
          Object.values(error?.constraints ?? {}).map((message) => `"numbers".${index}: ${message}`),
        );
        expect((await load({ numbers })).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 50 },
    );
  });
});
