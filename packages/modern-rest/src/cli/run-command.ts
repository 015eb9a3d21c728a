import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { type Api, isRestError, type Model, UnreadableModelError } from '@modern-rest/core';
import { readCommand, USAGE } from './command.ts';
import { inspectApi } from './inspect-api.ts';
import { inspectCode } from './inspect-code.ts';
import { loadModule } from './load-module.ts';
import { modelUses } from './model-use.ts';
import { exportedApis, exportedClasses } from './module-parts.ts';
import { failure, type Outcome, success } from './outcome.ts';

/** Does what a command line asks for, given without the names of the program. Never rejects. */
export async function runCommand(args: readonly string[], folder?: string): Promise<Outcome> {
  const command = readCommand(args);
  switch (command.kind) {
    case 'help':
      return success(USAGE);
    case 'version':
      return success(`${ownVersion()}\n`);
    case 'wrong':
      return { output: '', errors: `${command.message}\n\n${USAGE}`, code: 2 };
    case 'inspect':
      try {
        return await inspectModule(command.module, command.model, folder);
      } catch (error) {
        return failure(`${command.module}: ${explanation(error)}`);
      }
  }
}

async function inspectModule(name: string, model: string | undefined, folder: string | undefined): Promise<Outcome> {
  const exports = await loadModule(name, folder);
  const apis = exportedApis(exports);
  const classes = exportedClasses(exports);
  if (model !== undefined) return showCode(name, model, apis, classes);
  if (apis.length > 0) return success(apis.map(inspectApi).join('\n'));
  if (classes.size === 0) return failure(`${name} exports neither an api nor a class`);
  return success(`${name} exports no api. Its classes: ${[...classes.keys()].sort().join(', ')}\n`);
}

function showCode(module: string, name: string, apis: readonly Api[], classes: ReadonlyMap<string, Model<object>>): Outcome {
  const uses = apis.flatMap(modelUses);
  const used = uses.map(({ model }) => model);
  const exported = [...classes].filter(([exportName, model]) => exportName === name || model.name === name).map(([, model]) => model);
  // Different models may have the same name: all of them are shown.
  const found = new Set(exported.length > 0 ? exported : used.filter((model) => model.name === name));
  if (found.size > 0) return success([...found].map((model) => inspectCode(model, uses)).join('\n'));

  const controllers = new Set(apis.flatMap(({ endpoints }) => endpoints.map(({ controller }) => controller)));
  const others = [...classes].filter(([, model]) => !controllers.has(model)).map(([exportName]) => exportName);
  const known = [...new Set([...others, ...used.map((model) => model.name)])].sort();
  const hint = known.length > 0 ? `There are: ${known.join(', ')}` : 'It exports neither a model nor an api that uses one';
  return failure(`${module} has no model ${name}. ${hint}`);
}

/** What somebody can do something about is told without its stack. */
function explanation(error: unknown): string {
  if (!isRestError(error)) return inspect(error);
  if (!(error instanceof UnreadableModelError)) return error.message;
  return error.problems.map(({ cause, fix }) => `${cause}. Fix: ${fix}`).join('\n');
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}
