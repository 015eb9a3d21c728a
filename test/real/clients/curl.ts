import { findProgram } from '../available.ts';
import type { Client } from './form.ts';
import { run } from './run.ts';

const { command, missing } = findProgram('curl', ['curl'], ['--version']);

/** The command line client. */
export const curl: Client = {
  name: 'curl',
  missing,
  async send({ method, url, fields = {}, files, headers = {}, chunked }) {
    const args = ['--disable', '--silent', '--show-error', '--max-time', '30', '--write-out', '\n%{http_code}', '--request', method, url];
    for (const [name, value] of Object.entries(fields)) args.push('--form-string', `${name}=${value}`);
    for (const { field, name, type, path } of files) args.push('--form', `${field}=@${path};type=${type};filename=${name}`);
    for (const [name, value] of Object.entries(headers)) args.push('--header', `${name}: ${value}`);
    if (chunked) args.push('--header', 'Transfer-Encoding: chunked');

    const output = await run(command, args);
    const end = output.lastIndexOf('\n');
    return { status: Number(output.slice(end + 1)), body: JSON.parse(output.slice(0, end)) };
  },
};
