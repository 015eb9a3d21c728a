#!/usr/bin/env node
import { runCommand } from '../dist/cli/run-command.js';

const { output, errors, code } = await runCommand(process.argv.slice(2));
await Promise.all([write(process.stdout, output), write(process.stderr, errors)]);
// Whatever the module has started goes on otherwise.
process.exit(code);

/** Resolves when all of a text has left: a pipe takes it in pieces. Whoever closes it has read enough. */
function write(stream, text) {
  return new Promise((resolve) => {
    stream.once('error', resolve);
    stream.write(text, resolve);
  });
}
