/** Runs a command, and exits with code 0 if it returns `true`. Prints an error with the usage. */
export async function runCommand(command: () => Promise<boolean>, usage: string): Promise<void> {
  // Exit listeners end processes and remove files.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  try {
    process.exitCode = (await command()) ? 0 : 1;
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exitCode = 1;
  }
}
