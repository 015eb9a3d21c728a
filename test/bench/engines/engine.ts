/** What an engine is given. */
export interface EngineOptions {
  /** Whether the bodies are valid; the others have six violations. */
  readonly valid: boolean;
  /** How many further models the application has. */
  readonly furtherModels: number;
}

/** Something that is done with one value, in the process that measures it. */
export interface Work {
  /** What it is done with, in turn. */
  readonly inputs: readonly unknown[];
  /** Returns a promise always or never. */
  run(input: unknown): unknown;
  /** Throws or rejects if a result is not the right one: only what works is measured. */
  check(result: unknown, input: unknown): void | Promise<void>;
}

/** Makes the work of one engine. Each file of this folder that is named in `variants.ts` exports one as `prepare`. */
export type Prepare = (options: EngineOptions) => Work | Promise<Work>;
