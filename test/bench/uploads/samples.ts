import type { Samples as RoundSamples } from '../samples.ts';
import { median } from '../statistics.ts';
import type { CaseName } from './cases.ts';

/** What is measured of a case. Of a kind of case only some. */
export interface Sample {
  /** Uploads per second, by the clock. */
  readonly requests?: number;
  /** MB (10⁶ bytes) of bodies per second, by the clock. */
  readonly megabytes?: number;
  /** Uploads per second of processor time of the server; of parsed forms for a parser. */
  readonly perProcessorSecond?: number;
  /** The share of its core that the load has used. */
  readonly loadShare?: number;
  /** MiB that the process had taken at most when it was ready. */
  readonly idle?: number;
  /** MiB that it had taken at most when it had answered. */
  readonly peak?: number;
  /** `peak` without `idle`. */
  readonly grown?: number;
}

export type Metric = keyof Sample;

/** The samples of all cases. */
export type Samples = RoundSamples<CaseName, Sample>;

/** Returns a metric of each round. */
export function metricOf({ values }: Samples, name: CaseName, metric: Metric): number[] {
  return (values.get(name) ?? []).flatMap((sample) => sample[metric] ?? []);
}

/** Returns the median of all rounds; `undefined` if it was not measured. */
export function medianOf(samples: Samples, name: CaseName, metric: Metric): number | undefined {
  const measured = metricOf(samples, name, metric);
  return measured.length === 0 ? undefined : median(measured);
}
