import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';

/** Namespaces in which a process may mount disks for itself: of any user, where the system allows that, or of root. */
const NAMESPACES: readonly (readonly string[])[] = [['--user', '--map-root-user', '--mount'], ['--mount']];

const found = NAMESPACES.find((options) => spawnSync('unshare', [...options, ...mounting(tmpdir(), 'size=1m'), 'true']).status === 0);

/** Whether processes can be given disks of their own here. */
export const canMount = { missing: found ? undefined : 'this system lets nobody mount disks in a namespace of his own' };
if (canMount.missing !== undefined) console.warn(`skipped: ${canMount.missing}`);

/** A command that gives the process that it becomes a disk of its own in a folder, with some options of tmpfs. */
export function withDisk(folder: string, options: string): readonly string[] {
  return ['unshare', ...(found ?? []), ...mounting(folder, options)];
}

function mounting(folder: string, options: string): readonly string[] {
  return ['sh', '-c', `mount -t tmpfs -o ${options} none '${folder}' && exec "$0" "$@"`];
}
