import { type ApiOptions, Controller, DefinitionError, Post, Returns } from '@modern-rest/core';
import { apiOf } from './api.ts';

/** A handler of one parameter, as JavaScript without a compiler would have it. */
export function handler(parameter: unknown, { path = '/', types, route = Post }: { path?: string; types?: unknown[]; route?: typeof Post } = {}) {
  class HandController {
    take(_value: unknown): void {}
  }
  if (types) Reflect.defineMetadata('design:paramtypes', types, HandController.prototype, 'take');
  (parameter as (prototype: object, name: string, index: number) => void)(HandController.prototype, 'take', 0);
  Returns(null)(HandController.prototype, 'take', {} as never);
  route(path)(HandController.prototype, 'take', {});
  Controller('/')(HandController);
  return HandController;
}

/** What is wrong with an api, in the order of the report. */
export function problemsOf(controllers: ApiOptions['controllers'], options: Partial<ApiOptions> = {}): [code: string, cause: string][] {
  return report(controllers, options)?.problems.map(({ code, cause }) => [code, cause]) ?? [];
}

/** The report about an api that has something wrong. */
export function definitionErrorOf(controllers: ApiOptions['controllers']): DefinitionError {
  const error = report(controllers, {});
  if (!error) throw new Error('nothing was found');
  return error;
}

function report(controllers: ApiOptions['controllers'], options: Partial<ApiOptions>): DefinitionError | undefined {
  try {
    apiOf(controllers, options);
  } catch (error) {
    if (error instanceof DefinitionError) return error;
    throw error;
  }
  return undefined;
}
