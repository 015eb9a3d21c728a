import { CASES, type CaseName } from './cases.ts';
import type { Row } from './rows.ts';

const NAMES = Object.keys(CASES) as CaseName[];

/** What a row sends: its cells of the table. */
export function cellsOf({ only = NAMES, impossible = {} }: Row): CaseName[] {
  return only.filter((name) => impossible[name] === undefined);
}

/** The table with `+` for what passed, `-` for what is impossible, and `!` for what has failed or was not run; then the reasons and the sum. */
export function summary(rows: readonly Row[], hasPassed: (row: Row, name: CaseName) => boolean): string {
  const width = Math.max(...rows.map(({ client }) => client.name.length));
  const lines = rows.map(
    (row) => `${row.client.name.padEnd(width)}  ${NAMES.map((name) => mark(row, name, hasPassed).padEnd(name.length)).join(' ')}`,
  );
  const impossible = rows.flatMap(({ client, impossible = {} }) => reasonsOf(impossible).map((reason) => `- ${client.name}, ${reason}`));
  const cells = rows.flatMap((row) => cellsOf(row).map((name) => hasPassed(row, name)));
  const sum = `${cells.filter(Boolean).length}/${cells.length} cells passed`;
  return [`${' '.repeat(width)}  ${NAMES.join(' ')}`, ...lines, ...impossible, sum].join('\n');
}

function mark(row: Row, name: CaseName, hasPassed: (row: Row, name: CaseName) => boolean): string {
  if (row.impossible?.[name] !== undefined) return '-';
  if (row.only?.includes(name) === false) return '';
  return hasPassed(row, name) ? '+' : '!';
}

/** `several: a body is one file`. */
function reasonsOf(cases: Partial<Record<CaseName, string>>): string[] {
  const entries = Object.entries(cases);
  const reasons = new Set(entries.map(([, reason]) => reason));
  return [...reasons].map((reason) => {
    const names = entries.filter(([, other]) => other === reason).map(([name]) => name);
    return `${names.join(', ')}: ${reason}`;
  });
}
