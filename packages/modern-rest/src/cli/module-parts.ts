import type { Api, Model } from '@modern-rest/core';
import type { ModuleExports } from './load-module.ts';

/** The apis that a module exports, by themselves or within applications. */
export function exportedApis(exports: ModuleExports): Api[] {
  const apis = Object.values(exports).map((value) => (isApi(value) ? value : (value as { readonly api?: unknown } | null | undefined)?.api));
  return [...new Set(apis.filter(isApi))];
}

/** The classes that a module exports, by the names under which it does. */
export function exportedClasses(exports: ModuleExports): Map<string, Model<object>> {
  return new Map(Object.entries(exports).filter((entry): entry is [string, Model<object>] => isClass(entry[1])));
}

/** By what it looks like: it may come from another copy of the packages. */
function isApi(value: unknown): value is Api {
  return typeof value === 'object' && value !== null && 'endpoints' in value && Array.isArray(value.endpoints) && 'routes' in value;
}

function isClass(value: unknown): boolean {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}
