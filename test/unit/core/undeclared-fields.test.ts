import { classValidatorSerializer, Intersection, Nested } from '@modern-rest/class-validator';
import { Body, Controller, Get, Headers, Query, Returns } from '@modern-rest/core';
import { Exclude, Expose, Type } from 'class-transformer';
import { Allow, IsInt, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { handler, problemsOf } from './problems.ts';

class Order {
  @IsInt() id!: number;
  note = '';
}
class Basket {
  @Nested(() => [Order]) orders!: Order[];
}

const CAUSE = 'Order: the field note has no decorator, so it is never read from a request';

describe('C2: a field of a model of a request that no decorator declares is a start-up problem', () => {
  test.each([
    ['@Body', Body(Order)],
    ['@Body of a list', Body([Order])],
    ['@Query', Query(Order)],
    ['@Headers', Headers(Order)],
    ['a nested model', Body(Basket)],
    ['a single value', Query('order', Order)],
  ])('C2: in %s', (_, decorator) => {
    expect(problemsOf([handler(decorator)])).toEqual([['FIELD_UNDECLARED', CAUSE]]);
  });

  test('C2: also without a value, where the compiler defines fields', () => {
    class Defined {
      @IsInt() id!: number;
      note: string | undefined;
      constructor() {
        this.note = undefined;
      }
    }
    expect(problemsOf([handler(Body(Defined))]).map(([code]) => code)).toEqual(['FIELD_UNDECLARED']);
  });

  test('C2: of a base class, and of a part of an intersection', () => {
    class Extended extends Order {
      @IsString() name!: string;
    }
    class Joined extends Intersection(Order, Extended) {}
    for (const model of [Extended, Joined]) {
      expect(problemsOf([handler(Body(model))]).map(([code]) => code)).toEqual(['FIELD_UNDECLARED']);
    }
  });
});

describe('C2: no problem is a field', () => {
  class Answered {
    @Expose() id = 1;
    password = 'secret';
  }

  test('C2: of a model that is only answered: it is filtered out', () => {
    class AnswerController {
      @Get('/')
      @Returns(Answered)
      read(): Answered {
        return new Answered();
      }
    }
    Controller('/')(AnswerController);
    expect(problemsOf([AnswerController])).toEqual([]);
  });

  class Excluded {
    @IsInt() id!: number;
    @Exclude() one = 1;
    @Exclude({ toClassOnly: true }) two = 2;
    @Allow() three = 3;
    @Type(() => Date) four = new Date(0);
    five = (): number => this.id;
    readonly #six = 6;
    get seven(): number {
      return this.#six;
    }
  }
  @Exclude()
  class OnlyExposed {
    @Expose() @IsInt() id!: number;
    cache = new Map();
  }

  test.each([
    ['that has a decorator, or is a function, private or computed', Excluded],
    ['of a class with @Exclude()', OnlyExposed],
  ])('C2: %s', (_, model) => {
    expect(problemsOf([handler(Body(model as never))])).toEqual([]);
  });

  class ExposedOrder {
    @Expose() @IsInt() id!: number;
    note = '';
  }

  test.each([
    ['excludePrefixes', { excludePrefixes: ['no'] }],
    ['strategy', { strategy: 'excludeAll' as const }],
  ])('C2: that the option %s of class-transformer leaves out', (_, transformer) => {
    expect(problemsOf([handler(Body(ExposedOrder))], { serializer: classValidatorSerializer({ transformer }) })).toEqual([]);
  });
});
