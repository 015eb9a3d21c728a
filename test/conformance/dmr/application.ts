import { type Model, Throws } from '@modern-rest/core';
import { validateOrReject } from 'class-validator';
import {
  ApiError,
  Body,
  Configure,
  Controller,
  Delete,
  type ErrorHandler,
  errorResponse,
  Get,
  group,
  HttpError,
  jsonParser,
  jsonRenderer,
  NotFoundError,
  Patch,
  Path,
  Post,
  Put,
  Query,
  Reply,
  Returns,
  Route,
  reply,
} from 'modern-rest';
import { linesParser, prettyRenderer, requires } from './extensions.ts';
import { Code, Conflict, Everything, Member, User, Word } from './models.ts';
import { BodyController, RequestController } from './reading-controllers.ts';

/** A handler for each method. */
@Controller('/methods')
class MethodController {
  @Get('/')
  @Returns(String)
  get(): string {
    return 'get';
  }

  @Post('/')
  @Returns(String)
  post(): string {
    return 'post';
  }

  @Put('/')
  @Returns(String)
  put(): string {
    return 'put';
  }

  @Patch('/')
  @Returns(String, { status: 202 })
  patch(): string {
    return 'patch';
  }

  @Delete('/')
  @Returns(null)
  delete(): void {}

  @Route('PURGE', '/')
  @Returns(String)
  async purge(): Promise<string> {
    return 'purge';
  }

  @Get('/fixed')
  @Returns(String)
  fixed(): string {
    return 'fixed';
  }

  @Delete('/:id')
  @Returns(String)
  remove(@Path('id', String) id: string): string {
    return id;
  }
}

/** The controller of any model that has a `userId`; what extends it has its endpoints. */
function storeOf<M extends { readonly userId: number }>(model: Model<M>) {
  abstract class Store {
    @Post('/')
    @Returns(model)
    create(@Body(model) value: M): M {
      return value;
    }

    @Put('/')
    @Returns([model])
    replace(@Body([model]) values: M[]): M[] {
      return values.filter(({ userId }) => userId > 0);
    }
  }
  return Store;
}

@Controller('/stores/users')
class UserStoreController extends storeOf(User) {}

@Controller('/stores/members')
class MemberStoreController extends storeOf(Member) {}

/** A controller of endpoints that others inherit. */
abstract class Crud {
  @Post('/')
  @Returns(User)
  create(@Body(User) user: User): User {
    return user;
  }

  @Get('/')
  @Returns(User)
  find(@Query(User) query: User): User {
    return query;
  }
}

@Controller('/inherited')
class InheritedController extends Crud {}

@Controller('/inherited-strictly', { forbidUnknown: true, wireNames: 'snake_case' })
class StrictController extends Crud {
  @Configure({ forbidUnknown: false })
  override find(query: User): User {
    return { ...query, userName: query.userName.toUpperCase() };
  }
}

class OutOfStock extends Error {}
class Closed extends Error {}
class Moved extends Error {}
class Gone extends Error {}
class Unclear extends Error {}

const onStock: ErrorHandler = (error) => {
  if (error instanceof OutOfStock) return reply(409, { reason: 'endpoint' });
  if (error instanceof Moved) throw new Closed();
  if (error instanceof Gone) return reply(410, { reason: 'endpoint' });
  if (error instanceof Unclear) return reply(409, { reason: 1 });
  return undefined;
};
const onClosed: ErrorHandler = async (error) => {
  await Promise.resolve();
  return error instanceof Closed ? new Reply(409, { reason: 'controller' }) : undefined;
};

/** A decorator of nobody's framework: it puts another method into the place of a handler. */
function shouting(_prototype: object, _name: string, descriptor: TypedPropertyDescriptor<(user: User) => User>): void {
  const method = descriptor.value as (user: User) => User;
  descriptor.value = function shout(this: unknown, ...args) {
    const user = method.apply(this, args);
    return { ...user, userName: user.userName.toUpperCase(), secret: 'x' };
  };
}

/** Answers of all kinds, right and wrong. */
@Controller('/answers', { errorHandler: onClosed, responses: [{ status: 409, type: undefined, description: 'Conflict' }] })
class AnswerController {
  @Configure({ errorHandler: onStock })
  @Post('/errors')
  @Returns(User)
  @Returns(Conflict, { status: 409 })
  @Throws(404, 'There is no such user')
  async errors(@Query('kind', String) kind: string): Promise<User> {
    if (kind === 'stock') throw new OutOfStock();
    if (kind === 'closed') throw new Closed();
    if (kind === 'moved') throw new Moved();
    if (kind === 'gone') throw new Gone();
    if (kind === 'unclear') throw new Unclear();
    if (kind === 'shared') throw new HttpError(429, 'busy', 'Later', 'ratelimit');
    if (kind === 'api') throw new ApiError(409, { reason: 'handler', secret: 'x' }, { 'retry-after': '5' });
    if (kind === 'undeclared') throw new ApiError(410, { reason: 'x' });
    if (kind === 'wrong') throw new ApiError(409, { reason: 1 });
    if (kind === 'missing') throw new NotFoundError('There is no such user');
    if (kind === 'forbidden') throw new HttpError(418, 'teapot', 'No', 'user_msg');
    if (kind === 'unexpected') await validateOrReject(new User());
    throw new Error('out of order, password hunter2');
  }

  @Post('/values')
  @Returns(User)
  @Returns(Conflict, { status: 202 })
  values(@Query('kind', String) kind: string): User | Reply<202, Conflict> {
    if (kind === 'nothing') return undefined as unknown as User;
    if (kind === 'null') return null as unknown as User;
    if (kind === 'reply') return reply(202, { reason: 'later' }, { location: '/jobs/1' });
    if (kind === 'reply-wrong') return reply(202, { reason: 7 as unknown as string });
    if (kind === 'reply-shared') return reply(409, null) as unknown as User;
    if (kind === 'undeclared') return reply(203, { reason: 'x' }) as unknown as User;
    if (kind === 'wrong') return { userId: '1', userName: 7 } as unknown as User;
    return { userId: 1, userName: 'Ada', password: 'secret' } as User;
  }

  @Get('/headers')
  @Returns(User)
  @Returns(Conflict, { status: 409 })
  headers(@Query('kind', String) kind: string, @Query('text', String) text: string): User {
    if (kind === 'api') throw new ApiError(409, { reason: 'x' }, { 'x-text': text });
    if (kind === 'error') throw new HttpError(429, 'busy', 'Later', 'ratelimit', { headers: { 'x-text': ['a', text] } });
    return reply(200, { userId: 1, userName: 'Ada' }, kind === 'name' ? { [text]: 'x' } : { 'x-text': text }) as unknown as User;
  }

  @Get('/wrapped')
  @Returns(User)
  @shouting
  wrapped(@Query(User) user: User): User {
    return user;
  }

  @Get('/transformed')
  @Returns(Word)
  word(@Query('text', String) text: string): Word {
    return { text };
  }

  @Post('/transformed')
  @Returns(Code)
  transformed(@Body(Code) code: Code): Code {
    return code;
  }

  @Configure({ validateResponses: false })
  @Get('/unchecked')
  @Returns(User)
  unchecked(): User {
    return { userId: '1', userName: 'Ada', password: 'secret' } as unknown as User;
  }
}

/** Settings of an endpoint against those of its controller and its groups. */
@Controller('/settings', { guards: [requires('x-controller')], limits: { jsonBody: 60 } })
class SettingsController {
  @Post('/')
  @Returns(User)
  create(@Body(User) user: User): User {
    return user;
  }

  @Configure({ guards: null, limits: { jsonKeys: 2 } })
  @Post('/open')
  @Returns(User)
  open(@Body(User) user: User): User {
    return user;
  }

  @Configure({ guards: null, parsers: [linesParser], renderers: [prettyRenderer], wireNames: 'kebab-case' })
  @Post('/lines')
  @Returns(User)
  lines(@Body(Everything) { int = 0, text = '' }: Everything): User {
    return { userId: int, userName: text };
  }
}

/** Where everything is: one application with every component and every setting. */
export const APPLICATION = {
  title: 'Every component and setting',
  version: '1',
  prefix: '/api',
  controllers: [
    BodyController,
    RequestController,
    MethodController,
    InheritedController,
    StrictController,
    UserStoreController,
    MemberStoreController,
    AnswerController,
    group('/v2', [group('/inner', [SettingsController], { guards: [requires('x-inner')] })], {
      guards: [requires('x-group')],
      wireNames: 'snake_case',
      forbidUnknown: true,
    }),
  ],
  renderers: [jsonRenderer(), prettyRenderer],
  parsers: [jsonParser()],
  limits: { queryParameters: 20 },
  responses: [errorResponse(429, 'Too many requests')],
  trailingSlash: 'redirect',
  answerOptions: true,
} as const;
