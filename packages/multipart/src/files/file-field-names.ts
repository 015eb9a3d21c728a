import { type FileField, listName } from '@modern-rest/core';

/**
 * Returns the function that gives the declared field of a name: `photos` for `photos[]` and `photos[0]`, if `photos` is declared as a list of files.
 * Any other name is returned unchanged.
 */
export function fileFieldNames(files: readonly FileField[]): (name: string) => string {
  const declared = new Map(files.map((field) => [field.name, field]));
  return (name) => {
    if (declared.has(name)) return name;
    const list = listName(name);
    return list !== undefined && declared.get(list)?.list ? list : name;
  };
}
