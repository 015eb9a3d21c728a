// #region example
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const AUTHOR = ["import './book.mjs';", 'export class Author {}'];
const BOOK = ["import { Author } from './author.mjs';", 'const Body = (model) => model;', 'Body(Author);'];

export function output(): { readonly stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'circular-'));
  writeFileSync(join(folder, 'author.mjs'), AUTHOR.join('\n'));
  writeFileSync(join(folder, 'book.mjs'), BOOK.join('\n'));
  const { stderr } = spawnSync(process.execPath, [join(folder, 'author.mjs')], { encoding: 'utf8', env: {} });
  rmSync(folder, { recursive: true });
  return { stderr: stderr.replace(/^.*(book\.mjs:\d+)/, '$1').replace(/\n {4}at [\s\S]*/, '') };
}
// #endregion example
