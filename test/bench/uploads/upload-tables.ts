import { markdownTable } from '../markdown-table.ts';
import { CASES, type CaseName, type UploadTo } from './cases.ts';
import { type Metric, medianOf, type Samples } from './samples.ts';

const RATES = ['case', 'transport', 'files in', 'uploads/s', 'MB/s', 'CPU, ms per upload', 'load, % of its core'];
const MEMORY = ['case', 'transport', 'files in', 'idle, MiB', 'peak, MiB', 'more, MiB'];
const NUMERIC = new Set([3, 4, 5, 6]);

/** Medians of what was sent again and again. Empty if nothing was. */
export function rateTable(names: readonly CaseName[], samples: Samples): string {
  return caseTable(RATES, 'rate', names, (name) => [
    shown(samples, name, 'requests'),
    shown(samples, name, 'megabytes'),
    shown(samples, name, 'perProcessorSecond', (rate) => 1000 / rate),
    shown(samples, name, 'loadShare', (share) => share * 100),
  ]);
}

/** Medians of the memory that one upload has taken. Empty if none was measured. */
export function memoryTable(names: readonly CaseName[], samples: Samples): string {
  return caseTable(MEMORY, 'memory', names, (name) => [shown(samples, name, 'idle'), shown(samples, name, 'peak'), shown(samples, name, 'grown')]);
}

function caseTable(headings: readonly string[], kind: 'rate' | 'memory', names: readonly CaseName[], cells: (name: CaseName) => string[]): string {
  const rows = names.flatMap((name) => {
    const found = CASES.get(name);
    return found?.kind === kind ? [[name, ...said(found), ...cells(name)]] : [];
  });
  return rows.length === 0 ? '' : markdownTable(headings, rows, NUMERIC);
}

function said({ target: { transport, storage } }: UploadTo): string[] {
  return [transport, storage];
}

function shown(samples: Samples, name: CaseName, metric: Metric, convert = (value: number): number => value): string {
  const value = medianOf(samples, name, metric);
  if (value === undefined) return 'failed';
  const converted = convert(value);
  return converted.toFixed(converted < 10 ? 2 : converted < 100 ? 1 : 0);
}
