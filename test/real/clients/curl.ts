import { findProgram } from '../available.ts';
import type { Client, Form, FormFile } from './form.ts';
import { run } from './run.ts';
import { onlyFile, withFileHeaders } from './whole-body.ts';

const { command, missing } = findProgram('curl', ['curl'], ['--version']);

/** The command line client, with a form. */
export const curl: Client = curlClient('curl -F', formArguments);

/** The same with backslashes before quotes, as curl wrote them before there was a standard for browsers. */
export const curlEscaping: Client = curlClient('curl -F --form-escape', (form) => ['--form-escape', ...formArguments(form)]);

/** The same with a file as the whole body. */
export const curlUpload: Client = curlClient('curl -T', (form) => ['--upload-file', onlyFile(form).path], withFileHeaders);

function curlClient(name: string, argumentsOf: (form: Form) => readonly string[], prepare = (form: Form): Form => form): Client {
  return {
    name,
    missing,
    async send(unprepared) {
      const form = prepare(unprepared);
      const args = ['--disable', '--silent', '--show-error', '--max-time', '30', '--write-out', '\n%{http_code}'];
      args.push('--request', form.method, form.url, ...argumentsOf(form));
      for (const [header, value] of Object.entries(form.headers ?? {})) args.push('--header', `${header}: ${value}`);
      if (form.chunked) args.push('--header', 'Transfer-Encoding: chunked');

      const output = await run(command, args);
      const end = output.lastIndexOf('\n');
      return { status: Number(output.slice(end + 1)), body: JSON.parse(output.slice(0, end)) };
    },
  };
}

function formArguments({ fields = {}, files }: Form): string[] {
  const args = Object.entries(fields).flatMap(([name, value]) => ['--form-string', `${name}=${value}`]);
  return [...args, ...files.flatMap((file) => ['--form', fileArgument(file)])];
}

/** `<` is the content without a name, `@` a file. */
function fileArgument({ field, name, type, path }: FormFile): string {
  const content = name === undefined ? `<${quoted(path)}` : `@${quoted(path)};filename=${quoted(name)}`;
  return `${field}=${content}${type === undefined ? '' : `;type=${type}`}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
