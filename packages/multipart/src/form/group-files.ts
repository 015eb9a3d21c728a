import type { FileValue } from '@modern-rest/core';
import type { CollectedParts } from './part-collector.ts';

/** Files by field name; a repeated name has a list. */
export function groupFiles(files: CollectedParts['files']): Record<string, FileValue | FileValue[]> {
  const grouped = Object.create(null) as Record<string, FileValue | FileValue[]>;
  for (const [name, file] of files) {
    const present = grouped[name];
    if (present === undefined) grouped[name] = file;
    else if (Array.isArray(present)) present.push(file);
    else grouped[name] = [present, file];
  }
  return grouped;
}
