import type { CallSite } from './call-site.ts';

/** A compiler of TypeScript, and what makes it write down the types of decorated parameters. */
export interface Toolchain {
  readonly name: string;
  readonly setting: string;
}

const EXPLICIT = 'name models in the decorators: @Body(Model), @Nested(() => Model), @Returns(Model)';

/** By the helper functions that compilers write for decorators. The last one is whatever keeps to the names of tsc, as bundles of Vite do. */
const TOOLCHAINS: readonly (Toolchain & { readonly helper: RegExp })[] = [
  { helper: /__decorateClass|__decorateParam/, name: 'esbuild, which tsx uses too, never writes them', setting: EXPLICIT },
  {
    helper: /_ts_decorate|_ts_param/,
    name: 'swc writes them only when told to',
    setting: `set jsc.transform.decoratorMetadata to true, or ${EXPLICIT}`,
  },
  {
    helper: /oxc/,
    name: 'oxc (Vite, Vitest, Rolldown) writes them only when told to',
    setting: `set emitDecoratorMetadata in tsconfig.json or decorator.emitDecoratorMetadata of oxc, or ${EXPLICIT}`,
  },
  {
    helper: /(?:)/,
    name: 'the compiler (TypeScript, Vite, …) writes them only when told to',
    setting: `set "emitDecoratorMetadata": true in tsconfig.json, or ${EXPLICIT}`,
  },
];

/** How many callers tell the compiler: between a decorator and its class are at most the helpers and reflect-metadata. */
export const TOOLCHAIN_DEPTH = 8;

/** The compiler whose helpers called a decorator. */
export function toolchainOf({ stack = '' }: CallSite): Toolchain {
  return TOOLCHAINS.find(({ helper }) => helper.test(stack)) as Toolchain;
}
