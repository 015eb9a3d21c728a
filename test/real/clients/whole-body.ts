import type { Form, FormFile } from './form.ts';

/** The file that a client without forms sends as its whole body. */
export function onlyFile({ files: [file, ...others] }: Form): FormFile {
  if (file === undefined || others.length > 0) throw new Error('A body is one file');
  return file;
}

/** The form with what its file is called in headers: clients of whole bodies leave that to their users. */
export function withFileHeaders(form: Form): Form {
  const { name, type } = onlyFile(form);
  const headers: Record<string, string> = { ...form.headers };
  if (type !== undefined) headers['Content-Type'] = type;
  if (name !== undefined) headers['Content-Disposition'] = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  return { ...form, headers };
}
