import { byMediaType, nullable, oneOf, optional, record } from '@modern-rest/core';
import { IsInt, Max, Min } from 'class-validator';
import {
  Body,
  Configure,
  Context,
  Controller,
  Cookie,
  Cookies,
  Get,
  Header,
  Headers,
  jsonParser,
  multipartParser,
  Patch,
  Path,
  Post,
  Put,
  Query,
  type RequestContext,
  Returns,
  Route,
  urlencodedParser,
} from 'modern-rest';
import { Locale, linesParser, Prefer } from './extensions.ts';
import { Cat, Dog, Everything, Head, Household, Jar, Place, PlacePath, Preferences, Received, User, UserRow } from './models.ts';

const URLENCODED = 'application/x-www-form-urlencoded';

/** What a handler answers with: everything that it has received. */
function seen(received: object): Received {
  return { received };
}

/** A body of every type, in every notation. */
@Controller('/body', { parsers: [jsonParser(), urlencodedParser(), multipartParser(), linesParser] })
export class BodyController {
  @Post('/model')
  @Returns(Received)
  model(@Body(Everything) body: Everything): Received {
    return seen({ body });
  }

  @Put('/model')
  @Returns(Received)
  replace(@Body(() => Everything) body: Everything): Received {
    return seen({ body });
  }

  @Patch('/model')
  @Returns(Received)
  change(@Body() body: Everything): Received {
    return seen({ body });
  }

  @Route('query', '/model')
  @Returns(Received)
  query(@Body(Everything) body: Everything): Received {
    return seen({ body });
  }

  @Configure({ forbidUnknown: true })
  @Post('/strict')
  @Returns(Received)
  strict(@Body(Everything) body: Everything): Received {
    return seen({ body });
  }

  @Post('/required')
  @Returns(Received)
  required(@Body(User) body: User): Received {
    return seen({ body });
  }

  @Post('/nested')
  @Returns(Received)
  nested(@Body(Household) body: Household): Received {
    return seen({ body });
  }

  @Post('/list')
  @Returns(Received)
  list(@Body([Place]) body: Place[]): Received {
    return seen({ body });
  }

  @Post('/numbers')
  @Returns(Received)
  numbers(@Body([Number]) body: number[]): Received {
    return seen({ body });
  }

  @Post('/record')
  @Returns(Received)
  record(@Body(record(Number)) body: Record<string, number>): Received {
    return seen({ body });
  }

  @Post('/records')
  @Returns(Received)
  records(@Body(record([Place])) body: Record<string, Place[]>): Received {
    return seen({ body });
  }

  @Post('/union')
  @Returns(Received)
  union(@Body(oneOf(Cat, Dog, String, [Number])) body: Cat | Dog | string | number[]): Received {
    return seen({ is: body.constructor.name, body });
  }

  @Post('/nullable')
  @Returns(Received)
  nullable(@Body(nullable(Place)) body: Place | null): Received {
    return seen({ body });
  }

  @Post('/optional')
  @Returns(Received)
  optional(@Body(optional(Place)) body: Place | undefined): Received {
    return seen({ body });
  }

  @Post('/text')
  @Returns(Received)
  text(@Body(String) body: string): Received {
    return seen({ body });
  }

  @Post('/day')
  @Returns(Received)
  day(@Body(Date) body: Date): Received {
    return seen({ body });
  }

  @Post('/by-media-type')
  @Returns(Received)
  byMediaType(@Body(byMediaType({ 'application/json': User, [URLENCODED]: UserRow })) body: User | UserRow): Received {
    return seen({ is: body.constructor.name, body });
  }
}

/** Every other component, alone and all at once. */
@Controller('/request')
export class RequestController {
  @Get('/query')
  @Returns(Received)
  query(@Query(Everything) query: Everything): Received {
    return seen({ query });
  }

  @Configure({ forbidUnknown: true })
  @Get('/strict')
  @Returns(Received)
  strict(@Query(Everything) query: Everything): Received {
    return seen({ query });
  }

  @Get('/path/:id/:day')
  @Returns(Received)
  path(@Path(PlacePath) path: PlacePath): Received {
    return seen({ path });
  }

  @Get('/pattern/:id(\\d+)')
  @Returns(Received)
  pattern(@Path('id', Number, { validate: [IsInt(), Max(100)] }) id: number): Received {
    return seen({ id });
  }

  @Get('/unread/:id')
  @Returns(Received)
  unread(): Received {
    return seen({});
  }

  @Get('/headers')
  @Returns(Received)
  headers(@Headers(Head) headers: Head): Received {
    return seen({ headers });
  }

  @Get('/cookies')
  @Returns(Received)
  cookies(@Cookies(Jar) cookies: Jar): Received {
    return seen({ cookies });
  }

  @Get('/single/:id')
  @Returns(Received)
  single(
    @Path('id', Number) id: number,
    @Query('page', Number, { default: 1, validate: [IsInt(), Min(1)] }) page: number,
    @Query('tag', [String], { optional: true }) tags: string[] | undefined,
    @Query('place', Place, { optional: true }) place: Place | undefined,
    @Header('X-Day', Date, { optional: true }) day: Date | undefined,
    @Cookie('flag', Boolean, { optional: true }) flag: boolean | undefined,
  ): Received {
    return seen({ id, page, tags, place, day, flag });
  }

  @Get('/custom')
  @Returns(Received)
  custom(@Prefer(Preferences) prefer: Preferences, @Locale() locale: string): Received {
    return seen({ prefer, locale });
  }

  @Get('/context')
  @Returns(Received)
  context(@Context() { method, path, queryString }: RequestContext): Received {
    return seen({ method, path, queryString });
  }

  @Post('/all/:id/:day')
  @Returns(Received)
  all(
    @Body(User) body: User,
    @Query('page', Number) page: number,
    @Path(PlacePath) path: PlacePath,
    @Headers(Head) headers: Head,
    @Cookies(Jar) cookies: Jar,
    @Prefer(Preferences) prefer: Preferences,
    @Context() { method }: RequestContext,
  ): Received {
    return seen({ body, page, path, headers, cookies, prefer, method });
  }
}
