import { fileURLToPath } from 'node:url';

/** The file of a compiled program of this folder: `compiled('servers/koa')`. */
export function compiled(name: string): string {
  return fileURLToPath(new URL(`../${name}.js`, import.meta.url));
}
