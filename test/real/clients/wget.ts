import { findProgram } from '../available.ts';
import type { Client } from './form.ts';
import { run } from './run.ts';
import { onlyFile, withFileHeaders } from './whole-body.ts';

const { command, missing } = findProgram('wget', ['wget'], ['--version']);

/** wget knows no forms and no chunks: it sends a file as the whole body. */
export const wget: Client = {
  name: 'wget --post-file',
  missing,
  async send(form) {
    const { method, url, headers = {}, chunked } = withFileHeaders(form);
    if (method !== 'POST' || chunked) throw new Error('wget posts a file of known length');
    const args = ['--no-config', '--quiet', '--timeout=30', '--tries=1', '--content-on-error', '--save-headers', '--output-document=-'];
    for (const [name, value] of Object.entries(headers)) args.push(`--header=${name}: ${value}`);

    // 8 is an answer with an error.
    const output = await run(command, [...args, `--post-file=${onlyFile(form).path}`, url], '', [0, 8]);
    const end = output.indexOf('\r\n\r\n');
    return { status: Number(output.split(' ', 2)[1]), body: JSON.parse(output.slice(end)) };
  },
};
