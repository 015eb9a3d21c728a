// #region example
import { Controller, createApp, errorResponse, Get, type Guard, headerValue, NotAuthenticatedError, type Plugin, Returns } from 'modern-rest';

const loggedIn: Guard = {
  name: 'loggedIn',
  check(request) {
    if (headerValue(request, 'authorization') === undefined) throw new NotAuthenticatedError('Bearer');
  },
  responses: [errorResponse(401, 'The client is not logged in')],
};

const internal: Plugin = {
  name: 'internal',
  transform: (endpoint) => (endpoint.path.startsWith('/internal/') ? { ...endpoint, guards: [...endpoint.guards, loggedIn] } : endpoint),
  routes: (api) => [
    {
      method: 'GET',
      path: '/paths',
      handle: () => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: api.endpoints.map(({ path }) => path).join('\n') }),
    },
  ],
};

@Controller('/internal/jobs')
class JobController {
  @Get()
  @Returns([String])
  list(): string[] {
    return ['backup'];
  }
}

export const app = createApp({ title: 'Jobs', version: '1.0.0', plugins: [internal], controllers: [JobController] });
// #endregion example

export const runs = [
  { method: 'GET', url: '/internal/jobs' },
  { method: 'GET', url: '/internal/jobs', headers: { authorization: 'Bearer x' } },
  { method: 'GET', url: '/paths' },
];
