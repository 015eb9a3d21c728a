import { Controller, componentDecorator, errorResponse, Get, headerValue, NotAuthenticatedError, Returns, valueFormat } from 'modern-rest';

// #region user
export class User {
  constructor(readonly name: string) {}
}

function toUser(name: string | undefined): User {
  if (name === undefined) throw new NotAuthenticatedError('Gateway');
  return new User(name);
}
// #endregion user

// #region component
export const Identity = componentDecorator<User>({
  name: 'identity',
  typed: false,
  reads: 'nothing',
  format: () => valueFormat('text'),
  extract: ({ request }) => toUser(headerValue(request, 'x-user')),
  inject: (user, { headers }) => void headers.set('x-user', user.name),
  describe: () => ({ parameters: [{ name: 'X-User', in: 'header', required: true, schema: { type: 'string' } }] }),
  responses: () => [errorResponse(401, 'Nobody is logged in')],
});
// #endregion component

// #region controller
@Controller('/me')
export class MeController {
  @Get()
  @Returns(String)
  show(@Identity() user: User): string {
    return `You are ${user.name}`;
  }
}
// #endregion controller

export const runs = [
  { method: 'GET', url: '/me', headers: { 'X-User': 'ada' } },
  { method: 'GET', url: '/me' },
];
