import {
  Body,
  type ComponentDecorator,
  Configure,
  Context,
  Controller,
  Cookies,
  componentDecorator,
  DefinitionError,
  FileMetadata,
  Get,
  Headers,
  type HttpRequest,
  headerValue,
  type Model,
  type ModelComponent,
  oneOf,
  Path,
  Post,
  Put,
  Query,
  type ReportedProblem,
  Returns,
  typeName,
  valueFormat,
} from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import { testClient } from '@modern-rest/testing';
import { IsInt, IsString, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf, sendTo } from './api.ts';

class User {
  @IsInt()
  id!: number;
}

class Name {
  @IsString()
  name!: string;
}

describe('inheritance', () => {
  abstract class Crud {
    @Get('/')
    @Returns([User])
    list(@Query(User) query: User): User[] {
      return [query];
    }
  }
  @Controller('/a')
  class A extends Crud {}
  @Controller('/b')
  class B extends Crud {
    @Post('/')
    @Returns(User)
    create(@Body(User) body: User): User {
      return body;
    }
  }
  @Controller('/c')
  class C extends Crud {
    @Get('/all')
    @Returns([User])
    override list(): User[] {
      return [];
    }
  }

  test('gives a subclass the endpoints of its parent, and siblings never share one', () => {
    const routes = apiOf([A, B, C]).endpoints.map(({ method, path, components, name }) => [method, path, components.length, name]);
    expect(routes).toEqual([
      ['GET', '/a', 1, 'A.list'],
      ['GET', '/b', 1, 'B.list'],
      ['POST', '/b', 1, 'B.create'],
      ['GET', '/c/all', 0, 'C.list'],
    ]);
  });

  test('keeps the handlers of the parent callable', async () => {
    expect(await (await sendTo([A, B])({ method: 'GET', url: '/b?id=4' })).json()).toEqual([{ id: 4 }]);
  });
});

describe('settings', () => {
  @Controller('/s', { forbidUnknown: true, limits: { jsonBody: 40 } })
  class SettingsController {
    @Post('/strict')
    @Returns(User)
    strict(@Body(User) user: User): User {
      return user;
    }

    @Post('/lenient')
    @Configure({ forbidUnknown: false, limits: { jsonKeys: 2 } })
    @Returns(User)
    lenient(@Body(User) user: User): User {
      return user;
    }
  }

  test('of an endpoint stand over those of its controller, those over the api', async () => {
    const send = sendTo([SettingsController], { forbidUnknown: false, limits: { jsonKeys: 1 } });
    const body = { id: 1, more: 2 };
    expect((await send({ method: 'POST', url: '/s/strict', body })).status).toBe(400);
    expect((await send({ method: 'POST', url: '/s/lenient', body })).status).toBe(201);
    expect((await send({ method: 'POST', url: '/s/lenient', body: { ...body, third: 3 } })).status).toBe(400);
    expect((await send({ method: 'POST', url: '/s/lenient', body: { id: 1, more: 'x'.repeat(40) } })).status).toBe(413);
  });

  test('make contracts that nobody can change', () => {
    const [endpoint] = apiOf([SettingsController]).endpoints;
    expect(Object.isFrozen(endpoint) && Object.isFrozen(endpoint?.limits)).toBe(true);
  });
});

test('@Context gives the request', async () => {
  @Controller('/context')
  class ContextController {
    @Get('/')
    @Returns(String)
    read(@Context() request: HttpRequest): string {
      return `${request.method} ${request.path} ${request.queryString} ${request.signal.aborted}`;
    }
  }
  expect(await (await sendTo([ContextController])({ method: 'GET', url: '/context?a=1' })).json()).toBe('GET /context a=1 false');
});

test('a component of a user is one object, with document and test client', async () => {
  const tenantComponent: ModelComponent = {
    name: 'tenant',
    typed: true,
    reads: 'nothing',
    format: () => valueFormat('text'),
    extract: ({ request }) => ({ name: headerValue(request, 'x-tenant') }),
    inject: (value, request) => void request.headers.set('x-tenant', (value as Name).name),
    describe: () => ({ parameters: [{ name: 'x-tenant', in: 'header', required: true, schema: { type: 'string' } }] }),
  };
  const Tenant: ComponentDecorator = componentDecorator(tenantComponent);

  @Controller('/tenant')
  class TenantController {
    @Get('/')
    @Returns(String)
    read(@Tenant(Name) tenant: Name): string {
      return tenant.name;
    }
  }
  const api = apiOf([TenantController]);
  expect(await (await testClient(api, TenantController).read({ name: 'acme' })).json()).toBe('acme');
  expect(buildDocument(api).paths?.['/tenant']?.get?.parameters).toHaveLength(1);
});

test('a model may be named by a function, where it is not there yet', async () => {
  @Controller('/late')
  class LateController {
    @Post('/')
    @Returns((): [Model<object>] => [Late])
    twice(@Body((): Model<object> => Late) late: object): object[] {
      return [late, late];
    }
  }
  class Late {
    @IsInt()
    id!: number;
  }
  const send = sendTo([LateController]);
  expect(await (await send({ method: 'POST', url: '/late', body: { id: 1, more: 2 } })).json()).toEqual([{ id: 1 }, { id: 1 }]);
  expect((await send({ method: 'POST', url: '/late', body: { id: 'x' } })).status).toBe(400);
});

test('a component of a user can refuse its declaration, and name the type that was declared', () => {
  const bytesComponent: ModelComponent = {
    name: 'bytes',
    typed: true,
    reads: 'nothing',
    format: () => valueFormat('text'),
    extract: () => undefined,
    inject: () => undefined,
    describe: () => ({}),
    check: (declared) =>
      declared.flatMap(({ type }) =>
        type ? [{ code: 'MODEL_NOT_READABLE' as const, cause: `it gives bytes, not ${typeName(type)}`, fix: 'declare Uint8Array' }] : [],
      ),
  };
  const Bytes: ComponentDecorator = componentDecorator(bytesComponent);

  @Controller('/bytes')
  class BytesController {
    @Get('/')
    @Returns(null)
    read(@Bytes([User]) _users: User[], @Bytes(String) _text: string): void {}
  }
  const causes = problemsOf([BytesController]).map(({ cause }) => cause);
  expect(causes).toEqual(expect.arrayContaining(['it gives bytes, not User[]', 'it gives bytes, not string']));
});

describe('a wrong declaration fails at start, with place, cause and fix', () => {
  class Order {}
  class Unreadable {
    @ValidateNested()
    items!: unknown[];
  }

  @Controller('/wrong')
  class Wrong {
    @Get('/body')
    @Returns(User)
    bodyOfGet(@Body(User) user: User): User {
      return user;
    }

    @Post('/twice')
    @Returns(User)
    twice(@Body(User) user: User, @Body(User) _again: User): User {
      return user;
    }

    @Post('/bare')
    @Returns(User)
    bare(@Body(User) user: User, _other: string): User {
      return user;
    }

    @Put('/files')
    @Returns(null)
    files(@FileMetadata(Order) _files: Order): void {}

    @Get('/paths/:id')
    @Returns(null)
    paths(@Path(Name) _path: Name): void {}

    @Get('/erased')
    @Returns(null)
    erased(@Query() _query: User[]): void {}

    @Get('/promise')
    async promise(): Promise<User> {
      return Promise.resolve(new User());
    }

    @Returns(User)
    unrouted(): User {
      return new User();
    }

    @Post('/unreadable')
    @Returns(null)
    unreadable(@Body(Unreadable) _body: Unreadable): void {}

    @Get('/responses')
    @Returns(User)
    @Returns(Name, { status: 200 })
    responses(): User & Name {
      throw new Error();
    }

    @Get('/no-content')
    @Returns(User, { status: 304 })
    @Returns(null)
    noContent(): void {}

    @Get('/limits')
    @Configure({ limits: { fileSize: 1.5, files: -1, jsonBody: Number.POSITIVE_INFINITY } })
    @Returns(null)
    limits(): void {}

    @Get('/renderers')
    @Configure({ renderers: [] })
    @Returns(null)
    renderers(): void {}

    @Post('/parsers')
    @Configure({ parsers: [] })
    @Returns(null)
    parsers(@Body(User) _user: User): void {}

    @Get('/same/:a')
    @Returns(null)
    same(): void {}

    @Get('/same/:b/')
    @Returns(null)
    sameAgain(): void {}
  }

  @Controller('/empty')
  class Empty {}
  class Undecorated {}

  const problems = problemsOf([Wrong, Empty, Undecorated]);

  test.each([
    ['BODY_NOT_ALLOWED', 'Wrong.bodyOfGet'],
    ['COMPONENT_REPEATED', 'Wrong.twice'],
    ['PARAMETER_WITHOUT_COMPONENT', 'Wrong.bare'],
    ['FILES_WITHOUT_PARSER', 'Wrong.files'],
    ['MODEL_EMPTY', 'Wrong.files'],
    ['PATH_PARAMETER_MISMATCH', 'Wrong.paths'],
    ['MODEL_ERASED', 'Wrong.erased'],
    ['MODEL_ERASED', 'Wrong.promise'],
    ['ROUTE_MISSING', 'Wrong.unrouted'],
    ['MODEL_NOT_READABLE', 'Wrong.unreadable'],
    ['RESPONSE_REPEATED', 'Wrong.responses'],
    ['RESPONSE_WITHOUT_BODY', 'Wrong.noContent'],
    ['LIMIT_INVALID', 'Wrong.limits'],
    ['RENDERER_MISSING', 'Wrong.renderers'],
    ['PARSER_MISSING', 'Wrong.parsers'],
    ['ROUTE_REPEATED', 'Wrong.sameAgain'],
    ['CONTROLLER_EMPTY', 'Empty'],
    ['CONTROLLER_UNDECORATED', 'Undecorated'],
  ])('%s of %s', (code, subject) => {
    const found = problems.filter((problem) => problem.code === code && problem.subject === subject);
    expect(found.length).toBeGreaterThan(0);
    for (const { cause, fix, place } of found) {
      expect(cause).not.toBe('');
      expect(fix).not.toBe('');
      if (subject !== 'Undecorated') expect(place?.file).toMatch(/declarations\.test\.ts$/);
    }
  });

  test('and nothing else is reported, all in one error', () => {
    expect(problems).toHaveLength(20);
    expect(() => apiOf([Wrong, Empty, Undecorated])).toThrow(/^20 problems in the declarations\n {2}Undecorated: /);
  });

  test('says what to do in words', () => {
    @Controller('/x')
    class X {
      @Get('/')
      @Returns(User)
      list(@Body(User) user: User): User {
        return user;
      }
    }
    const [problem] = problemsOf([X]);
    expect(problem).toMatchObject({ cause: 'a GET request has no body', fix: 'use POST, PUT, PATCH or QUERY, or @Query' });
  });
});

test('what comes by names is read as a model only', () => {
  @Controller('/named/:id')
  class Named {
    @Post('/')
    @Returns(null)
    all(@Query([User]) _query: User[], @Path(String) _path: string, @Headers(Number) _headers: number, @Cookies(Date) _cookies: Date): void {}
  }
  expect(problemsOf([Named]).map(({ code, cause }) => [code, cause])).toEqual([
    ['MODEL_NOT_READABLE', 'values of the query string come by their names'],
    ['MODEL_NOT_READABLE', 'parameters of the path come by their names'],
    ['MODEL_NOT_READABLE', 'header fields come by their names'],
    ['MODEL_NOT_READABLE', 'cookies come by their names'],
  ]);
});

test('what a decorator names is compared with what the compiler wrote down of the parameter', () => {
  class Shape {
    @IsString() area!: string;
  }
  @Controller('/compared')
  class Compared {
    @Post('/scalar')
    @Returns(null)
    // @ts-expect-error A text is no list.
    scalar(@Body(String) _body: string[]): void {}

    @Post('/list')
    @Returns(null)
    // @ts-expect-error A list is no model.
    list(@Body([User]) _body: User): void {}

    @Post('/model')
    @Returns(null)
    // @ts-expect-error A user has no area.
    model(@Body(User) _body: Shape): void {}

    @Post('/union')
    @Returns(null)
    union(@Body(oneOf(User, [User])) _body: User | User[]): void {}

    @Get('/unknown')
    @Returns(null)
    unknown(@Query('value') _value: unknown): void {}
  }
  expect(problemsOf([Compared]).map(({ code, subject }) => [code, subject])).toEqual([
    ['MODEL_MISMATCH', 'Compared.scalar'],
    ['MODEL_MISMATCH', 'Compared.list'],
    ['MODEL_MISMATCH', 'Compared.model'],
    ['MODEL_ERASED', 'Compared.unknown'],
  ]);
});

function problemsOf(controllers: readonly (new () => object)[]): readonly ReportedProblem[] {
  try {
    apiOf(controllers);
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
  throw new Error('nothing was found');
}
