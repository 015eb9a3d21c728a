import { writeFileSync } from 'node:fs';
import { USAGE_FOLDER } from '../memory/usage.ts';

/** The stages of a start, in their order. */
export const STAGES = ['Node.js', 'import', 'declare', 'create', 'listen'] as const;
export type Stage = (typeof STAGES)[number];

/** Milliseconds of processor time of all threads, by stage. */
export type StageTimes = Readonly<Record<Stage, number>>;

/** Records the stages of this process. The first one is over when this is called. */
export function recordStages(): { end(stage: Stage): void } {
  const times: Partial<Record<Stage, number>> = {};
  let before = 0;
  const end = (stage: Stage): void => {
    const { user, system } = process.cpuUsage();
    const now = (user + system) / 1000;
    times[stage] = now - before;
    before = now;
    if (stage === STAGES.at(-1)) writeFileSync(stagesFile(process.pid), JSON.stringify(times));
  };
  end('Node.js');
  return { end };
}

/** The file that a process writes its stages to. */
export function stagesFile(pid: number): string {
  return `${process.env[USAGE_FOLDER]}/${pid}.stages`;
}
