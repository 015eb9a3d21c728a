/** A form with fields and files; a list is a repeated field. Shown by no page: it keeps the requests of the examples short. */
export function form(fields: Readonly<Record<string, string | File | readonly (string | File)[]>>): FormData {
  const data = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of Array.isArray(values) ? values : [values]) data.append(name, value);
  }
  return data;
}

/** A file that says of itself that it is plain text. */
export function textFile(name: string, content: string): File {
  return new File([content], name, { type: 'text/plain' });
}
