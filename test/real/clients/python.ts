import { fileURLToPath } from 'node:url';
import { findProgram } from '../available.ts';
import type { Client } from './form.ts';
import { run } from './run.ts';

const SCRIPT = fileURLToPath(new URL('python_client.py', import.meta.url));

/** Python's most used client. */
export const requests: Client = pythonClient('requests');

/** Python's newer client. */
export const httpx: Client = pythonClient('httpx');

/** Python's client for asyncio. */
export const aiohttp: Client = pythonClient('aiohttp');

/** The same, told to write names as they are instead of encoding them as in a URL. */
export const aiohttpPlain: Client = { ...pythonClient('aiohttp', '--plain-names'), name: 'aiohttp, quote_fields=False' };

function pythonClient(library: string, ...options: readonly string[]): Client {
  // Debian's Python has Debian's packages; the one in the path may be another.
  const { command, missing } = findProgram(`Python with ${library}`, ['/usr/bin/python3', 'python3'], ['-c', `import ${library}`]);
  return {
    name: `Python ${library}`,
    missing,
    send: async (form) => JSON.parse(await run(command, [SCRIPT, library, ...options], JSON.stringify(form))),
  };
}
