import { runInThisContext } from 'node:vm';
import { Nested } from '@modern-rest/class-validator';
import {
  Body,
  byMediaType,
  Controller,
  Get,
  group,
  jsonParser,
  jsonRenderer,
  nullable,
  oneOf,
  Path,
  type Plugin,
  Put,
  Query,
  Returns,
  Route,
  record,
  Throws,
} from '@modern-rest/core';
import { Exclude, Type } from 'class-transformer';
import { IsInt, IsString, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { definitionErrorOf, handler, problemsOf } from './problems.ts';

class User {
  @IsInt() id!: number;
}

class Named {
  @IsString() name!: string;
}

class Unreadable {
  @Nested() items!: unknown[];
}

describe('a model that is not the type of its parameter is refused, by its name', () => {
  test.each([
    [[User], Named, 'the decorator names User[], the parameter is declared as Named'],
    [String, Number, 'the decorator names string, the parameter is declared as number'],
    [User, Array, 'the decorator names User, the parameter is declared as a list'],
    [User, Named, 'the decorator names User, the parameter is declared as Named'],
  ])('%o for %o', (given, declared, cause) => {
    expect(problemsOf([handler(Body(given as never), { types: [declared] })])).toContainEqual(['MODEL_MISMATCH', cause]);
  });

  class Extended extends User {
    @IsString() name!: string;
  }
  class Less extends User {
    @Exclude() declare id: number;
  }
  class Alike {
    @IsInt() id!: number;
    @IsString() also!: string;
  }
  class Both {
    @IsInt() id!: number;
    @IsString() name!: string;
  }

  test.each([
    ['a class that extends it', Extended, User],
    ['also one that leaves out what it has', Less, User],
    ['a class that has what it has', Alike, User],
  ])('but %s stands for it', (_, given, declared) => {
    expect(problemsOf([handler(Body(given as never), { types: [declared] })])).toEqual([]);
  });

  test.each([
    ['a class that it extends', User, Extended],
    ['a class that has a part of it', Named, Both],
  ])('and %s does not', (_, given, declared) => {
    expect(problemsOf([handler(Body(given as never), { types: [declared] })])).toEqual([
      ['MODEL_MISMATCH', `the decorator names ${given.name}, the parameter is declared as ${declared.name}`],
    ]);
  });

  test.each([
    ['a record', record(Number)],
    ['a nullable model', nullable(User)],
    ['a union', oneOf(User, String)],
  ])('but %s stands for any class', (_, given) => {
    expect(problemsOf([handler(Body(given as never), { types: [Named] })])).toEqual([]);
  });

  test('and a model that cannot be read is told once, as that', () => {
    const problems = problemsOf([handler(Body(Unreadable as never), { types: [User] })]);
    expect(problems.map(([code]) => code)).toEqual(['MODEL_NOT_READABLE']);
  });
});

describe('what is no model is refused', () => {
  test.each([
    ['nothing', undefined, 'MODEL_UNDEFINED'],
    ['a list of nothing', [undefined], 'MODEL_UNDEFINED'],
    ['a function that gives nothing', () => undefined, 'MODEL_UNDEFINED'],
    ['a number', 7, 'MODEL_NOT_READABLE'],
    ['a media type of nothing', byMediaType({ 'application/json': User, 'text/csv': undefined }), 'MODEL_UNDEFINED'],
    [
      'a union with nothing',
      oneOf(
        User,
        nullable(() => undefined),
      ),
      'MODEL_UNDEFINED',
    ],
    ['a record of a number', record(7), 'MODEL_NOT_READABLE'],
  ])('for a body: %s', (_, given, code) => {
    expect(problemsOf([handler(Body(given as never))]).map(([found]) => found)).toContain(code);
  });

  test('for an answer', () => {
    class AnswerController {
      @Get('/')
      @Returns('User' as never)
      read(): never {
        throw new Error();
      }
    }
    Controller('/')(AnswerController);
    expect(problemsOf([AnswerController])).toEqual([['MODEL_NOT_READABLE', 'the model of the answer is not a class']]);
  });

  test.each([
    ['record', record(String), 'Record<string, string>'],
    ['nullable', nullable(String), 'string | null'],
    ['union', oneOf(String, Number), 'string | number'],
    ['list of lists', [[String]], 'string[][]'],
  ])('for a single value: a %s', (_, given, name) => {
    expect(problemsOf([handler(Query('value', given as never, {}))])).toEqual([
      ['MODEL_NOT_READABLE', expect.stringContaining(`${name}: a single value cannot be of this type`)],
    ]);
  });

  test('for one of the classes that a discriminator tells apart', () => {
    class Shape {
      @IsString() kind!: string;
    }
    class Square extends Shape {
      @Nested() corners!: unknown[];
    }
    class Drawing {
      @ValidateNested()
      @Type(() => Shape, { discriminator: { property: 'kind', subTypes: [{ name: 'square', value: Square }] } })
      shape!: Shape;
    }
    expect(problemsOf([handler(Body(Drawing))])).toEqual([['MODEL_NOT_READABLE', expect.stringMatching(/^Square/)]]);
  });

  test('for the path, and what the path has is not reported on top', () => {
    expect(problemsOf([handler(Path(undefined as never), { path: '/:id' })]).map(([code]) => code)).toEqual(['MODEL_UNDEFINED']);
  });

  test('by what the compiler left of a type', () => {
    expect(problemsOf([handler(Body(), { types: [Map] })])).toEqual([
      ['MODEL_ERASED', 'nothing names the model of the body, and the compiler kept no more of its type than Map: what it holds is lost'],
    ]);
    expect(problemsOf([handler(Body(), { types: [Symbol] })])).toEqual([
      ['MODEL_ERASED', 'nothing names the model of the body, and the compiler kept no more of its type than another type than a class'],
    ]);
    expect(problemsOf([handler(Body(), { types: [undefined] })]).map(([code]) => code)).toEqual(['MODEL_UNDEFINED']);
  });

  test('nor is an answer known that nobody wrote down', () => {
    class BareController {
      read(): void {}
    }
    Get('/')(BareController.prototype, 'read', {});
    Controller('/')(BareController);
    expect(problemsOf([BareController]).map(([code]) => code)).toEqual(['METADATA_MISSING']);
  });
});

describe('a handler is refused', () => {
  test('with two routes', () => {
    class TwiceController {
      @Get('/a')
      @Get('/b')
      @Returns(null)
      read(): void {}
    }
    Controller('/')(TwiceController);
    expect(problemsOf([TwiceController])).toEqual([['ROUTE_REPEATED', 'the method has two routes, and only one of them could be served']]);
  });

  test('that is a generator, be it asynchronous', () => {
    class YieldController {
      *now(): Generator<string> {
        yield 'x';
      }

      async *later(): AsyncGenerator<string> {
        yield 'x';
      }
    }
    for (const name of ['now', 'later']) {
      Returns([String])(YieldController.prototype, name, {} as never);
      Get(name)(YieldController.prototype, name, {});
    }
    Controller('/')(YieldController);
    expect(problemsOf([YieldController]).map(([code]) => code)).toEqual(['HANDLER_GENERATOR', 'HANDLER_GENERATOR']);
  });

  test('that is static, each of them', () => {
    class StaticController {
      @Get('/')
      @Returns(null)
      find(): void {}

      static read(): void {}
      static write(): void {}
    }
    Get('/')(StaticController, 'read', {});
    Get('/')(StaticController, 'write', {});
    Controller('/')(StaticController);
    expect(problemsOf([StaticController])).toEqual([
      ['HANDLER_STATIC', 'the handler read is static'],
      ['HANDLER_STATIC', 'the handler write is static'],
    ]);
  });

  test('that is no method', () => {
    class FieldController {}
    Get('/')(FieldController.prototype, 'read' as never, {});
    Controller('/')(FieldController);
    expect(problemsOf([FieldController]).map(([code]) => code)).toEqual(['HANDLER_NOT_A_METHOD']);
  });

  test('that is named by a symbol, which no operation can be', () => {
    class SymbolController {
      [Symbol.iterator](): void {}
    }
    Returns(null)(SymbolController.prototype, Symbol.iterator as never, {} as never);
    Get('/')(SymbolController.prototype, Symbol.iterator, {});
    Controller('/')(SymbolController);
    expect(problemsOf([SymbolController]).map(([code]) => code)).toEqual(['HANDLER_NOT_A_METHOD']);
  });

  test('that asks for one value twice', () => {
    class ValueController {
      @Get('/')
      @Returns(null)
      read(@Query('page', Number) _page: number, @Query('page', Number) _again: number): void {}
    }
    Controller('/')(ValueController);
    expect(problemsOf([ValueController])).toEqual([['COMPONENT_REPEATED', 'two parameters ask for the query value page']]);
  });

  test.each([
    [Returns(null, { status: 99 }), '99 is no status of a response'],
    [Returns(null, { status: 600 }), '600 is no status of a response'],
    [Throws(200), '200 is no status of an error'],
  ])('whose answer has no status of its kind: %#', (decorate, cause) => {
    const Hand = handler(Query(User));
    decorate(Hand.prototype as never, 'take' as never, {} as never);
    expect(problemsOf([Hand])).toContainEqual(['STATUS_INVALID', cause]);
  });
});

test('a controller that is not there yet is refused', () => {
  const cause = 'one of the controllers was undefined when they were listed: two files import each other';
  expect(problemsOf([undefined as never, group('/a', [null as never])])).toEqual([
    ['CONTROLLER_UNDECORATED', cause],
    ['CONTROLLER_UNDECORATED', cause],
  ]);
});

describe('what reads or writes is refused', () => {
  const parser = (mediaType: string) => ({ ...jsonParser(), mediaType });
  const renderer = (mediaType: string) => ({ ...jsonRenderer(), mediaType });

  test.each([
    [{ parsers: [parser('text/CSV')] }, 'a parser reads text/CSV, which is no media type in lower case'],
    [{ parsers: [parser('text/csv; charset=utf-8')] }, 'a parser reads text/csv; charset=utf-8, which is no media type in lower case'],
    [{ renderers: [renderer('csv')] }, 'a renderer writes csv, which is no media type'],
    [{ parsers: [parser('*/csv')] }, 'a parser reads */csv, which is no media type in lower case'],
    [{ parsers: [parser('text/x*')] }, 'a parser reads text/x*, which is no media type in lower case'],
    [{ renderers: [renderer('text/*')] }, 'a renderer writes text/*, which is no media type'],
    [{ parsers: [parser('a/b'), jsonParser(), jsonParser()] }, 'two parsers read application/json, and only one of them would be asked'],
    [{ renderers: [jsonRenderer(), renderer('application/json')] }, 'two renderers write application/json, and only one of them would be asked'],
  ])('in a media type that nobody would find: %j', (settings, cause) => {
    expect(problemsOf([handler(Query(User))], settings)).toEqual([['SETTING_INVALID', cause]]);
  });

  test('but may write a media type with parameters', () => {
    expect(problemsOf([handler(Query(User))], { renderers: [renderer('text/csv; header=present')] })).toEqual([]);
  });
});

test('nothing has to be read where there is no body', () => {
  expect(problemsOf([handler(Query(User))], { parsers: [] })).toEqual([]);
});

describe('a limit of a part that is larger than that of the whole is refused', () => {
  test.each([
    ['fileSize', 'multipartBody'],
    ['fieldSize', 'fieldsSize'],
    ['fieldsSize', 'multipartBody'],
    ['files', 'parts'],
    ['fields', 'parts'],
  ] as const)('%s in %s', (part, whole) => {
    const wide = { multipartBody: 100, fileSize: 1, fieldsSize: 1, fieldSize: 1, parts: 100, files: 1, fields: 1 };
    const limits = (value: number) => ({ limits: { ...wide, [whole]: 5, [part]: value } });
    expect(problemsOf([handler(Query(User))], limits(6))).toEqual([
      ['LIMITS_CONTRADICT', `limits.${part} is 6, but limits.${whole} allows only 5 in all`],
    ]);
    expect(problemsOf([handler(Query(User))], limits(5))).toEqual([]);
    expect(problemsOf([handler(Query(User))], limits(Number.POSITIVE_INFINITY))).toEqual([]);
  });
});

test('a limit that there is not is refused', () => {
  expect(problemsOf([handler(Query(User))], { limits: { bodySize: 1 } as never })).toEqual([['LIMIT_INVALID', 'there is no limit bodySize']]);
});

describe('a route is refused', () => {
  const routed = (method: string, path: string) => {
    class RoutedController {
      read(): void {}
    }
    Returns(null)(RoutedController.prototype, 'read', {} as never);
    Route(method, path)(RoutedController.prototype, 'read', {});
    Controller('/')(RoutedController);
    return problemsOf([RoutedController]);
  };

  test.each([
    ['CONNECT', 'asks for a tunnel, and never reaches an application'],
    ['BREW', 'is none that Node reads'],
  ])('whose method is %s', (method, cause) => {
    expect(routed(method, '/')).toEqual([['METHOD_INVALID', `the method ${method} ${cause}`]]);
  });

  test('but not whose method is QUERY', () => {
    expect(routed('QUERY', '/')).toEqual([]);
  });

  test.each([
    ['/:a/:a', 'has two parameters :a'],
    ['/{a}', 'has braces, which only the document writes'],
    ['/:', 'has a colon without a name'],
    ['/a?b', 'has a question mark or a hash, which end a path'],
    ['/a/*', 'has a star, which stands for nothing'],
    ['/a(b)', 'has a parenthesis that belongs to no parameter'],
    ['/ä', 'has a character that no URL has as it is: write it percent-encoded'],
    ['/:a([)', 'is refused by the router: '],
    ['/:a@b', 'has a parameter :a that goes on'],
    ['/:a%20b', 'has a parameter :a that goes on'],
    ['/x/:a:b', 'has a parameter :a that goes on'],
    ['/:a(.*)/b', 'has a parameter :a(.*) before its end'],
    ['/:a(.*).txt', 'has a parameter :a(.*) before its end'],
    ['/:a-:b(.*)', 'has a parameter :b(.*) behind another one in its segment'],
    ['/:a([^/]+)-:b(.*)', 'has a parameter :b(.*) behind another one in its segment'],
    ['/:a(?:x|y)', 'has a pattern of :a that starts with a question mark'],
    ['/a%', 'has a percent escape that is not UTF-8'],
    ['/a%ff', 'has a percent escape that is not UTF-8'],
    ['/a%2Fb', 'has a percent escape of a character that means something'],
    ['/a%3ab', 'has a percent escape of a character that means something'],
    ['/a%40', 'has a percent escape of a character that means something'],
    ['/a%2A', 'has a percent escape of a character that means something'],
  ])('whose path is %s', (path, cause) => {
    expect(routed('GET', path)).toEqual([['PATH_INVALID', expect.stringContaining(`the path ${path} ${cause}`)]]);
  });
});

test('an endpoint at the path of a plugin is reported', () => {
  @Controller('/docs')
  class DocsController {
    @Get('/page')
    @Returns(null)
    page(): void {}
  }
  const page = { method: 'GET', path: '/docs/page', handle: () => ({ status: 200, headers: {}, body: '' }) };
  expect(problemsOf([DocsController], { plugins: [{ name: 'docs', routes: () => [page] }] })).toEqual([
    ['ROUTE_REPEATED', 'GET /docs/page is bound to the plugin docs (plugins[0]) already'],
  ]);
});

test('two paths are one where they differ in what is percent-encoded', () => {
  class OnceController {
    @Get('/caf%C3%A9~')
    @Returns(null)
    read(): void {}

    @Get('/caf%c3%a9%7E')
    @Returns(null)
    again(): void {}
  }
  Controller('/')(OnceController);
  expect(problemsOf([OnceController])).toEqual([['ROUTE_REPEATED', expect.stringContaining('is bound to OnceController.read')]]);
});

test('a path that a plugin serves is one', () => {
  class ServedController {
    @Get('/served/')
    @Returns(null)
    read(): void {}

    @Put('/served')
    @Returns(null)
    write(): void {}
  }
  Controller('/')(ServedController);
  const plugin: Plugin = {
    name: 'serving',
    routes: () => [{ method: 'GET', path: '/served', handle: () => ({ status: 204, headers: {}, body: null }) }],
  };
  expect(problemsOf([ServedController], { plugins: [plugin] })).toEqual([
    ['ROUTE_REPEATED', 'GET /served/ is bound to the plugin serving (plugins[0]) already'],
  ]);
});

test('two paths are two where their patterns differ, and where the slash at their end counts', () => {
  class SlashController {
    @Get('/a')
    @Returns(null)
    without(): void {}

    @Get('/a/')
    @Returns(null)
    with(): void {}
  }
  Controller('/')(SlashController);
  expect(problemsOf([SlashController], { trailingSlash: 'strict' })).toEqual([]);
  expect(problemsOf([SlashController]).map(([code]) => code)).toEqual(['ROUTE_REPEATED']);
  class TwoController {
    @Get('/:id(\\d+)')
    @Returns(null)
    number(@Path('id', Number) _id: number): void {}

    @Get('/:name([a-z]+)')
    @Returns(null)
    name(@Path('name', String) _name: string): void {}
  }
  Controller('/')(TwoController);
  expect(problemsOf([TwoController])).toEqual([]);
});

describe('the report', () => {
  class OneController {
    read(): void {}
    write(): void {}
  }
  // One line, as a minifier leaves it: the columns tell.
  const source = '(get, name) => [get("/a"), get("/b"), get("/c")]';
  const [a, b, c] = (runInThisContext(source, { filename: '/app/one.js' }) as (route: typeof Get) => ReturnType<typeof Get>[])(Get) as [
    ReturnType<typeof Get>,
    ReturnType<typeof Get>,
    ReturnType<typeof Get>,
  ];

  test('is in the order of the sources, in one line by columns', () => {
    for (const [route, name] of [
      [c, 'write'],
      [b, 'write'],
      [c, 'read'],
      [a, 'read'],
    ] as const)
      route(OneController.prototype, name, {});
    Returns(null)(OneController.prototype, 'read', {} as never);
    Returns(null)(OneController.prototype, 'write', {} as never);
    Controller('/')(OneController);
    const columns = definitionErrorOf([OneController]).problems.map(({ place }) => place?.column);
    expect(columns).toEqual([...columns].sort((one, other) => Number(one) - Number(other)));
    expect(new Set(columns).size).toBeGreaterThan(1);
  });

  test('counts what it has, and names one as one', () => {
    const one = handler(Body(undefined as never));
    expect(definitionErrorOf([one]).message).toMatch(/^One problem in the declarations\n/);
    expect(definitionErrorOf([one, handler(Body(undefined as never), { path: '/b' })]).message).toMatch(/^2 problems in the declarations\n/);
  });

  test('names the list where the compiler kept no more than that', () => {
    const { problems } = definitionErrorOf([handler(Body(), { types: [Array] })]);
    expect(problems.map(({ fix }) => fix)).toEqual(['name it: @Body([Model])']);
  });
});

test('decorators leave the length of stacks as it was', () => {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 3;
  Get('/');
  expect(Error.stackTraceLimit).toBe(3);
  Error.stackTraceLimit = before;
});

describe('the place of a problem', () => {
  const declared = (filename: string) => {
    class PlacedController {
      read(): void {}
    }
    const decorate = runInThisContext('(route) => route("/same")', { filename }) as (route: typeof Get) => ReturnType<typeof Get>;
    decorate(Get)(PlacedController.prototype, 'read', {});
    Returns(null)(PlacedController.prototype, 'read', {} as never);
    Controller('/')(PlacedController);
    return PlacedController;
  };

  test('is a path, also where the engine knows a URL', () => {
    expect(problemsOf([declared('file:///app/a%20b.js'), declared('/app/c.js')])).toEqual([
      ['ROUTE_REPEATED', 'GET /same is bound to PlacedController.read (/app/a b.js:1:12) already'],
    ]);
  });

  test('is left out where the engine knows none', () => {
    expect(problemsOf([declared('somewhere'), declared('elsewhere')])).toEqual([
      ['ROUTE_REPEATED', 'GET /same is bound to PlacedController.read already'],
    ]);
  });
});
