// #region example
import { Controller, errorResponse, ForbiddenError, Get, type Guard, headerValue, Returns } from 'modern-rest';

const internalOnly: Guard = {
  check(request) {
    if (headerValue(request, 'x-internal') === undefined) throw new ForbiddenError('This is for internal use');
  },
  responses: [errorResponse(403, 'Not an internal request')],
};

@Controller('/jobs', { guards: [internalOnly] })
export class JobController {
  @Get()
  @Returns([String])
  list(): string[] {
    return ['backup'];
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/jobs' },
  { method: 'GET', url: '/jobs', headers: { 'x-internal': '1' } },
];
