import {
  Body,
  Configure,
  Controller,
  type ErrorHandler,
  Get,
  jsonParser,
  multipartParser,
  Post,
  Query,
  Returns,
  reply,
  urlencodedParser,
} from 'modern-rest';
import { Conflict, Place, User } from './models.ts';

class Lost extends Error {}
class Refused extends Error {}

const onLost: ErrorHandler = (error) => (error instanceof Lost ? reply(409, { reason: 'endpoint' }) : undefined);

const onAnything: ErrorHandler = (error) => {
  if (error instanceof Lost) return reply(409, { reason: 'application' });
  if (error instanceof Refused) throw new Error('password hunter2');
  return undefined;
};

@Controller('/notes')
class NoteController {
  @Post('/')
  @Returns(User)
  create(@Body(User) user: User): User {
    return user;
  }

  @Get('/')
  @Returns(Place)
  find(@Query(Place) place: Place): Place {
    return place;
  }

  @Configure({ forbidUnknown: false })
  @Get('/lenient')
  @Returns(Place)
  lenient(@Query(Place) place: Place): Place {
    return place;
  }
}

@Controller('/failures')
class FailureController {
  @Post('/lost')
  @Returns(User)
  @Returns(Conflict, { status: 409 })
  lost(@Body(User) _user: User): User {
    throw new Lost();
  }

  @Configure({ errorHandler: onLost })
  @Post('/handled')
  @Returns(User)
  @Returns(Conflict, { status: 409 })
  handled(@Body(User) user: User): User {
    if (user.userId === 1) throw new Lost();
    throw new Refused();
  }

  @Post('/undeclared')
  @Returns(User)
  undeclared(@Body(User) _user: User): User {
    throw new Lost();
  }

  @Post('/else')
  @Returns(User)
  else(@Body(User) _user: User): User {
    throw new TypeError('password hunter2');
  }
}

/** Where the application itself has an error handler, and takes nothing that is not declared. */
export const STRICT_APPLICATION = {
  title: 'Settings of the application',
  version: '1',
  prefix: '/api',
  controllers: [NoteController, FailureController],
  parsers: [jsonParser(), urlencodedParser(), multipartParser()],
  forbidUnknown: true,
  errorHandler: onAnything,
} as const;
