import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestRequest } from '@modern-rest/testing';
import { type App, type ControllerEntry, DefinitionError } from 'modern-rest';

/** The folder of the repository, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of the examples, with a slash at its end. */
export const EXAMPLES = `${ROOT}docs/examples/`;

/** What the file of an example exports besides its controllers. One of `runs`, `problem` and `output` is there. */
export interface Example extends Readonly<Record<string, unknown>> {
  /** Requests whose answers are shown. */
  readonly runs?: readonly TestRequest[];
  /** The application that answers them; by default one of all exported controllers. */
  readonly app?: App;
  /** Whether the requests go through a socket, because the example uses Koa itself. */
  readonly needsKoa?: boolean;
  /** Removes what the example leaves behind. */
  cleanUp?(): Promise<void>;
  /** Throws the `DefinitionError` that is shown. */
  problem?(): unknown;
  /** Where the problem is. */
  readonly controllers?: readonly ControllerEntry[];
  /** Returns the value that is shown. */
  output?(): unknown;
}

/** The error that an example with a problem causes. */
export function definitionErrorOf(problem: () => unknown): DefinitionError {
  try {
    problem();
  } catch (error) {
    if (error instanceof DefinitionError) return error;
    throw error;
  }
  throw new Error('the example was meant to have a problem and has none');
}

/** The files of a kind beneath the examples, relative to them: `uploads/receipt.ts`. */
export function exampleFiles(ending: string): string[] {
  return readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/') && path.endsWith(ending))
    .sort();
}
