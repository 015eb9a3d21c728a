import { Controller, Get, Path, Returns } from 'modern-rest';
import type { GrowthRequest, GrowthRow } from '../growth-row.ts';
import { range } from './value-model.ts';

const PER_CONTROLLER = 10;
const SIZES = [10, 100, 1000, 10_000] as const;

/** Creates a controller of ten routes, each with a path parameter. */
function routesController(number: number): new () => object {
  class RoutesController {
    [handler: string]: (id: number) => number;
  }
  const prototype = RoutesController.prototype as RoutesController;
  for (const index of range(PER_CONTROLLER)) {
    const handler = `show${index}`;
    prototype[handler] = (id) => id;
    Path('id', Number)(prototype, handler as never, 0 as never);
    const descriptor = Object.getOwnPropertyDescriptor(prototype, handler) as PropertyDescriptor;
    Returns(Number)(prototype, handler, descriptor);
    Get(`/things-${index}/:id`)(prototype, handler, descriptor);
  }
  Controller(`/group-${number}`)(RoutesController);
  return RoutesController;
}

const application = (size: number) => ({ controllers: range(size / PER_CONTROLLER).map(routesController) });

const show = (route: number): GrowthRequest => ({
  method: 'GET',
  path: `/group-${Math.floor(route / PER_CONTROLLER)}/things-${route % PER_CONTROLLER}/7`,
  answer: '7',
});

/** The cost of one route, and of all routes in turn. */
export const ROUTES: readonly GrowthRow[] = [
  { id: 'routes, one is called', sizes: SIZES, growth: 'constant', application, requests: () => [show(0)] },
  { id: 'routes, all are called in turn', sizes: SIZES, growth: 'constant', usesAll: true, application, requests: (size) => range(size).map(show) },
];
