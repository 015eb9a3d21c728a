import { type Import, importsOf, packageOf, type SourceFile } from './imports.ts';
import { LAYERS, OWNERS, PACKAGES, TYPES_FOR_ALL } from './layers.ts';

/** Each rule lists what breaks it, as sentences. */
type Rule = (files: readonly SourceFile[]) => string[];

/** A file of core imports only from its own folder and from lower layers. */
export const layers: Rule = (files) =>
  imports(files)
    .filter(({ pkg, to }) => pkg === 'core' && to !== undefined)
    .filter(({ from, to = '' }) => folder(from) !== folder(to) && layer(to) >= layer(from))
    .map(({ from, to }) => `core/${from} imports ${to}`);

/** Nobody imports an `index.ts` of their own package. */
export const noIndexImports: Rule = (files) =>
  imports(files)
    .filter(({ to }) => to?.endsWith('index.ts'))
    .map(({ pkg, from, to }) => `${pkg}/${from} imports ${to}`);

/** No file leads back to itself, by types neither. */
export const noCycles: Rule = (files) => {
  const targets = new Map<string, string[]>();
  for (const { pkg, from, to } of imports(files)) {
    if (to !== undefined) targets.set(`${pkg}/${from}`, [...(targets.get(`${pkg}/${from}`) ?? []), `${pkg}/${to}`]);
  }
  return [...targets.keys()].flatMap((start) => pathBack(start, targets) ?? []);
};

/** A package imports only the packages of ours that lie below it. */
export const packages: Rule = (files) =>
  imports(files)
    .filter(({ specifier }) => specifier.startsWith('@modern-rest/') || specifier === 'modern-rest')
    .filter(({ pkg, specifier }) => !PACKAGES[pkg]?.includes(specifier.replace('@modern-rest/', '')))
    .map(({ pkg, from, specifier }) => `${pkg}/${from} imports ${specifier}`);

/** A third-party package has its owner. */
export const owners: Rule = (files) =>
  imports(files)
    .filter(({ pkg, specifier }) => isThirdParty(specifier) && specifier !== TYPES_FOR_ALL && !isOwner(pkg, packageOf(specifier)))
    .map(({ pkg, from, specifier }) => `${pkg}/${from} imports ${specifier}`);

/** Only one file speaks of our metadata keys, and only one of the compiler's. */
export const metadataKeys: Rule = (files) =>
  files.flatMap(({ pkg, path, text }) => {
    const place = `${pkg}/${path}`;
    const ours = /Symbol\.for\('modern-rest:(?:endpoints|controller)/.test(text) && place !== 'core/metadata/store.ts';
    const compilers = text.includes("'design:") && place !== 'core/metadata/design-types.ts';
    const reflects = /\bReflect\.\w*[mM]etadata\b/.test(text) && !['core/metadata/store.ts', 'core/metadata/design-types.ts'].includes(place);
    return ours || compilers || reflects ? [`${place} reads or writes metadata keys`] : [];
  });

/** Named exports only, so that the public surface can be read. */
export const noStarExports: Rule = (files) => files.filter(({ text }) => /^export \*/m.test(text)).map(({ pkg, path }) => `${pkg}/${path} exports *`);

/** A file near 300 lines is two files. */
export const shortFiles: Rule = (files) =>
  files.filter(({ text }) => text.split('\n').length > 300).map(({ pkg, path }) => `${pkg}/${path} is too long`);

/**
 * The adapter is two translations and nothing else. The folder `other-middleware` handles what other Koa middleware leaves or throws, and `direct` serves
 * requests without a Koa context.
 */
export const thinAdapter: Rule = (files) => {
  const adapter = files.filter(({ pkg, path }) => pkg === 'koa' && !/^(?:other-middleware|direct)\//.test(path));
  const lines = adapter.reduce((sum, { text }) => sum + text.split('\n').length, 0);
  return lines > 250 ? [`the adapter has ${lines} lines`] : [];
};

/** No state of a module survives a call: two apis live in one process. */
export const noModuleState: Rule = (files) =>
  files.filter(({ text }) => /^(?:export )?(?:let|var) /m.test(text)).map(({ pkg, path }) => `${pkg}/${path} has a variable at module level`);

/** `node:http` and `node:https` are imported as types only: since Node.js 22, an `import` of their values also loads fetch, HTTP/2 and worker threads. */
export const httpAsTypes: Rule = (files) =>
  files
    .filter(({ text }) => /^import (?!type\b)[^;]*'node:https?'/m.test(text))
    .map(({ pkg, path }) => `${pkg}/${path} imports node:http: use process.getBuiltinModule('node:http')`);

function imports(files: readonly SourceFile[]): Import[] {
  return files.flatMap(importsOf);
}

function folder(path: string): string {
  return path.split('/')[0] ?? path;
}

function layer(path: string): number {
  const found = LAYERS.findIndex((row) => row.includes(folder(path)));
  if (found < 0) throw new Error(`core/${path} has no layer: add its folder to layers.ts`);
  return found;
}

function isOwner(pkg: string, name: string): boolean {
  return [OWNERS[name]].flat().includes(pkg);
}

function isThirdParty(specifier: string): boolean {
  return !specifier.startsWith('.') && !specifier.startsWith('node:') && !specifier.startsWith('@modern-rest/') && specifier !== 'modern-rest';
}

/** The way from `start` back to itself; `undefined` if there is none. */
function pathBack(start: string, targets: ReadonlyMap<string, readonly string[]>): string | undefined {
  const seen = new Set<string>();
  const queue = (targets.get(start) ?? []).map((to) => [start, to]);
  for (const way of queue) {
    const at = way.at(-1) as string;
    if (at === start) return way.join(' → ');
    if (seen.has(at)) continue;
    seen.add(at);
    for (const next of targets.get(at) ?? []) queue.push([...way, next]);
  }
  return undefined;
}
