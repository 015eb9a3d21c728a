import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'inspect'; readonly module: string /** The model whose code is wanted. */; readonly model: string | undefined }
  | { readonly kind: 'wrong'; readonly message: string };

export const USAGE = `Usage:
  modern-rest inspect <module>                 lists the endpoints and the models of the api that a module exports
  modern-rest inspect --code <Model> <module>  prints the code that is generated for a model
  modern-rest --help                           prints this
  modern-rest --version                        prints the version

<module> is a path that is relative to the working directory, or the name of a package.
`;

/** Reads the command line, without the names of the program. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { code: { type: 'string' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    });
    if (values.help) return { kind: 'help' };
    if (values.version) return { kind: 'version' };
    return readInspect(positionals, values.code);
  } catch (error) {
    return { kind: 'wrong', message: (error as Error).message };
  }
}

function readInspect([command, module, ...others]: readonly string[], model: string | undefined): Command {
  if (command === undefined) return { kind: 'wrong', message: 'Nothing is asked for' };
  if (command !== 'inspect') return { kind: 'wrong', message: `There is no command ${command}` };
  if (module === undefined) return { kind: 'wrong', message: 'inspect needs a module' };
  if (others.length > 0) return { kind: 'wrong', message: `inspect takes one module, and nothing is known of ${others.join(' ')}` };
  return { kind: 'inspect', module, model };
}
