import { classValidatorSerializer } from '@modern-rest/class-validator';
import { type Api, type ApiOptions, createApi } from '@modern-rest/core';
import { inMemory, type Send } from '@modern-rest/testing';

/** An api of class-validator models; errors that it reports go to `reported`. */
export function apiOf(controllers: ApiOptions['controllers'], options: Partial<ApiOptions> = {}): Api & { readonly reported: unknown[] } {
  const reported: unknown[] = [];
  const reportError = (error: unknown): void => void reported.push(error);
  const api = createApi({ title: 'Test', version: '1', serializer: classValidatorSerializer(), reportError, ...options, controllers });
  return { ...api, reported };
}

/** Sends requests to an api of these controllers. */
export function sendTo(controllers: ApiOptions['controllers'], options?: Partial<ApiOptions>): Send {
  return inMemory(apiOf(controllers, options));
}
