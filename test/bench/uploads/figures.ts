import type { Bound, FigureRow } from '../figure.ts';
import type { CaseName } from './cases.ts';
import type { Metric } from './samples.ts';

/** One row of the table of ratios. */
export interface Figure extends FigureRow {
  readonly bound: Bound;
  readonly metric: Metric;
  /** Ours and the other. The ratio is the worst of all pairs. */
  readonly pairs: readonly (readonly [ours: CaseName, theirs: CaseName])[];
}

/** The table of ratios. */
export const FIGURES: readonly Figure[] = [
  rate('small-vs-koa-body', 12, '2 files of 1 KiB and 2 fields; koa-body', 'small modern-rest', 'small koa-body'),
  rate('small-vs-koa-multer', 3, '2 files of 1 KiB and 2 fields; @koa/multer', 'small modern-rest', 'small koa-multer'),
  rate('small-vs-busboy', 1.3, '2 files of 1 KiB and 2 fields; busboy, counting bytes', 'small modern-rest', 'small busboy'),
  rate('large-vs-koa-body', 1.5, '100 MiB to a temporary file; koa-body', 'large modern-rest', 'large koa-body'),
  rate('large-vs-busboy', 1.3, '100 MiB, taken while they arrive and counted; busboy, counting bytes', 'large modern-rest stream', 'large busboy'),
  {
    id: 'memory-vs-drain',
    says: '100 MiB and 1 GiB, taken while they arrive: memory beyond that of an idle process; the drain',
    bound: ['at most', 1.1],
    metric: 'grown',
    pairs: [
      ['memory 100 MiB modern-rest stream', 'memory 100 MiB drain'],
      ['memory 1 GiB modern-rest stream', 'memory 1 GiB drain'],
    ],
  },
  {
    id: 'audit-vs-busboy',
    says: 'a form of 100 MiB, parsed and nothing else, every delimiter audited; busboy',
    bound: ['at least', 0.9],
    metric: 'perProcessorSecond',
    pairs: [['parser modern-rest', 'parser busboy']],
  },
];

function rate(id: string, atLeast: number, says: string, ours: CaseName, theirs: CaseName): Figure {
  return { id, says, bound: ['at least', atLeast], metric: 'perProcessorSecond', pairs: [[ours, theirs]] };
}
