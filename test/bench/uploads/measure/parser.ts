import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { compiled } from '../../processes/compiled.ts';
import type { Cores } from '../../processes/cores.ts';
import type { NodeVersion } from '../../processes/node-version.ts';
import type { Case } from '../cases.ts';
import type { Seconds } from '../options.ts';
import type { Sample } from '../samples.ts';

const execute = promisify(execFile);

/** Forms of 100 MiB per second of processor time that a parser reads. */
export async function measureParser(
  cores: Cores,
  { program }: NodeVersion,
  { parser }: Extract<Case, { kind: 'parser' }>,
  seconds: Seconds,
): Promise<Sample> {
  const args = [compiled('uploads/measure/parser-process'), parser, JSON.stringify(seconds)];
  const [command, line] = cores.at('measured', program, args);
  return { perProcessorSecond: Number((await execute(command, line)).stdout) };
}
