// #region example
import {
  Configure,
  Controller,
  createApp,
  errorResponse,
  ForbiddenError,
  Get,
  type Guard,
  headerValue,
  NotAuthenticatedError,
  Returns,
} from 'modern-rest';

const hasKey: Guard = {
  check(request) {
    if (headerValue(request, 'x-key') === undefined) throw new NotAuthenticatedError('Key');
  },
  responses: [errorResponse(401, 'There is no key')],
};

const isAdmin: Guard = {
  check(request) {
    if (headerValue(request, 'x-key') !== 'admin') throw new ForbiddenError('Only administrators may do this');
  },
  responses: [errorResponse(403, 'The key is not one of an administrator')],
};

@Controller('/system', { guards: [isAdmin] })
class SystemController {
  @Get('/users')
  @Returns(Number)
  users(): number {
    return 7;
  }

  @Get('/health')
  @Configure({ guards: null })
  @Returns(String)
  health(): string {
    return 'up';
  }
}

export const app = createApp({ title: 'System', version: '1.0.0', guards: [hasKey], controllers: [SystemController] });
// #endregion example

export const runs = [
  { method: 'GET', url: '/system/users' },
  { method: 'GET', url: '/system/users', headers: { 'x-key': 'ada' } },
  { method: 'GET', url: '/system/users', headers: { 'x-key': 'admin' } },
  { method: 'GET', url: '/system/health' },
];
