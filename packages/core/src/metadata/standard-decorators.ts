import { DefinitionError } from '../errors/definition-error.ts';
import { type CallSite, captureCallSite, placeOf } from './call-site.ts';

const FIX = [
  'set "experimentalDecorators": true in the compilerOptions of tsconfig.json (tsc, tsx, esbuild, Vite), in tsconfigRaw (API of esbuild)',
  'or as jsc.transform.legacyDecorator in .swcrc (swc)',
].join(', ');

/**
 * Checks how a compiler calls a decorator. `second` is its second argument: the name of a member, and nothing for a class.
 *
 * @throws `DefinitionError` if the compiler calls it as a standard decorator, with a value and a context. Nothing could be declared then: standard
 * decorators see neither the class nor its parameters.
 */
export function refuseStandardDecorators(second: unknown, site: CallSite): void {
  if (typeof second !== 'object' || second === null) return;
  const { kind, name } = second as { readonly kind?: unknown; readonly name?: unknown };
  const subject = `the ${String(kind)} ${String(name)}`;
  const cause = 'TypeScript compiles standard decorators here, and these decorators need the experimental ones';
  throw new DefinitionError([{ code: 'DECORATORS_STANDARD', subject, place: placeOf(site), cause, fix: FIX }]);
}

/** Returns a property decorator that refuses to be a standard one. `factory` is the function whose caller is the place of the problem. */
export function experimentalDecorator(decorate: PropertyDecorator, factory: (...args: never[]) => unknown): PropertyDecorator {
  const site = captureCallSite(factory);
  return (prototype, name) => {
    refuseStandardDecorators(name, site);
    decorate(prototype, name);
  };
}
