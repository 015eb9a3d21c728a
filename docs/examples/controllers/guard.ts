// #region example
import { Controller, ForbiddenError, Get, Returns } from 'modern-rest';

const internalOnly = {
  check({ headers }: { headers: object }) {
    if (!('x-internal' in headers)) throw new ForbiddenError('This is for internal use');
  },
  responses: [{ status: 403, type: 'error', description: 'Not an internal request' }],
} as const;

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
