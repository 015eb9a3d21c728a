import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The sources of the suite. */
export const SUITE = fileURLToPath(new URL('suite', import.meta.url));

/** Where the output of the toolchains goes. Within the repository, so that it finds the built packages as an application would. */
export const RESULTS = fileURLToPath(new URL('../.results/toolchains', import.meta.url));
