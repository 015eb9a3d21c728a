import type { Cores } from '../processes/cores.ts';
import { autocannonTool } from './autocannon.ts';
import type { LoadTool } from './load-tool.ts';
import { findWrk } from './wrk.ts';

/** wrk if it is installed, which takes the least of the machine, otherwise autocannon. */
export function findLoadTool(cores: Cores): LoadTool {
  return findWrk(cores) ?? autocannonTool(cores);
}
