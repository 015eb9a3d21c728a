import { Body, Controller, Get, group, Post, Query, Returns } from '@modern-rest/core';
import { IsInt } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { sendTo } from './api.ts';
import { handler, problemsOf } from './problems.ts';

class User {
  @IsInt() id = 1;
}

/** Puts a function without parameters in the place of a method, as a decorator that logs calls does. */
const Logged: MethodDecorator = (_prototype, _name, descriptor) => {
  const method = descriptor.value as unknown as (...args: unknown[]) => unknown;
  descriptor.value = function (this: unknown, ...args: unknown[]) {
    return method.apply(this, args);
  } as never;
};

const UNBOUND = (index: number) => [
  'PARAMETER_WITHOUT_COMPONENT',
  `parameter ${index} of the handler has no decorator, so no request gives it a value`,
];

describe('C2: a parameter without a decorator is a start-up problem', () => {
  test('C2: behind a decorator that replaces the method', () => {
    class LoggedController {
      @Post('/above')
      @Logged
      @Returns(null)
      above(@Body(User) _user: User, _other: string): void {}

      @Logged
      @Post('/below')
      @Returns(null)
      below(@Body(User) _user: User, _other: string): void {}
    }
    for (const name of ['above', 'below']) Reflect.deleteMetadata('design:paramtypes', LoggedController.prototype, name);
    Controller('/')(LoggedController);
    expect(problemsOf([LoggedController])).toEqual([UNBOUND(2), UNBOUND(2)]);
  });

  test('C2: behind a default value, where the compiler wrote down the types', () => {
    class DefaultController {
      @Post('/')
      @Returns(null)
      create(@Body(User) _user: User = new User(), _other: string): void {}
    }
    Reflect.defineMetadata('design:paramtypes', [User, String], DefaultController.prototype, 'create');
    Controller('/')(DefaultController);
    expect(problemsOf([DefaultController])).toEqual([UNBOUND(2)]);
  });

  test('C2: in a method that overrides another', () => {
    class BaseController {
      @Post('/')
      @Returns(null)
      create(@Body(User) _user: User, _other?: string): void {}
    }
    class DerivedController extends BaseController {
      override create(_user: User, _other: string, _more?: string): void {}
    }
    Reflect.deleteMetadata('design:paramtypes', BaseController.prototype, 'create');
    Controller('/')(DerivedController);
    expect(problemsOf([DerivedController])).toEqual([UNBOUND(2), UNBOUND(3)]);
  });

  test('C2: but default values of decorated parameters are none, and a replaced method gets its values', async () => {
    class FineController {
      @Get('/')
      @Logged
      @Returns(Number)
      read(@Query('page', Number, { optional: true }) page: number | undefined = 7, @Query('size', Number, { default: 3 }) size = 1): number {
        return page + size;
      }
    }
    Controller('/')(FineController);
    expect(await sendTo([FineController])({ method: 'GET', url: '/?size=2' })).toMatchObject({ status: 200 });
    expect(problemsOf([FineController])).toEqual([]);
  });
});

describe('C2: a model of a request whose constructor requires arguments is a start-up problem', () => {
  class Named {
    @IsInt() id: number;
    constructor(id: number) {
      this.id = id;
    }
  }
  class Two {
    @IsInt() id: number;
    constructor(id: number, _name: string) {
      this.id = id;
    }
  }

  test('C2: once for each', () => {
    expect(problemsOf([handler(Body(Named as never)), handler(Body([Two] as never), { path: '/b' })])).toEqual([
      ['CONSTRUCTOR_PARAMETERS', 'Named: its constructor requires an argument, and requests are read into instances made without arguments'],
      ['CONSTRUCTOR_PARAMETERS', 'Two: its constructor requires 2 arguments, and requests are read into instances made without arguments'],
    ]);
  });

  test('C2: but not with default values, nor of a model that is only answered', () => {
    class Defaults {
      @IsInt() id: number;
      constructor(id = 1, ..._others: number[]) {
        this.id = id;
      }
    }
    class AnswerController {
      @Post('/')
      @(Returns(Named as never) as MethodDecorator)
      read(@Body(Defaults) _defaults: Defaults): Named {
        return new Named(1);
      }
    }
    Controller('/')(AnswerController);
    expect(problemsOf([AnswerController])).toEqual([]);
  });
});

describe('C2: a controller whose constructor requires arguments is a start-up problem', () => {
  class Service {}
  class ServedController {
    constructor(readonly service: Service) {}

    @Get('/')
    @Returns(null)
    read(): void {}
  }
  Controller('/served')(ServedController);

  const PROBLEM = ['CONSTRUCTOR_PARAMETERS', 'its constructor has parameters, and would be called without arguments'];

  test('C2: by itself and in a group', () => {
    expect(problemsOf([ServedController as never])).toEqual([PROBLEM]);
    expect(problemsOf([group('/a', [ServedController])])).toEqual([PROBLEM]);
  });

  test('C2: also a constructor that it inherits, where the compiler wrote down types', () => {
    class DerivedController extends ServedController {}
    class OwnController extends ServedController {
      constructor() {
        super(new Service());
      }
    }
    for (const controller of [DerivedController, OwnController]) Controller(`/${controller.name}`)(controller);
    expect(problemsOf([DerivedController as never])).toEqual([]);
    Reflect.defineMetadata('design:paramtypes', [Service], ServedController);
    Reflect.defineMetadata('design:paramtypes', [], OwnController);
    expect(problemsOf([DerivedController as never])).toEqual([PROBLEM]);
    expect(problemsOf([OwnController])).toEqual([]);
    Reflect.deleteMetadata('design:paramtypes', ServedController);
  });

  test('C2: but not as an instance, with `create`, nor with default values', () => {
    class DefaultController {
      constructor(readonly service = new Service()) {}

      @Get('/')
      @Returns(null)
      read(): void {}
    }
    Controller('/default')(DefaultController);
    expect(problemsOf([new ServedController(new Service()), DefaultController])).toEqual([]);
    expect(problemsOf([ServedController as never], { create: () => new ServedController(new Service()) })).toEqual([]);
  });
});
