import { expect, test } from 'vitest';
import { SEED } from '../../random/seed.ts';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { type MadeMutant, makeMutant } from './mutation/mutants.ts';
import { OPERATORS } from './mutation/operators.ts';
import { tryMutant } from './mutation/try-mutant.ts';
import { uploadEndpoint } from './upload-endpoint.ts';

useFreshFolders();

const USUAL = 50_000;
/** Number of mutants; `npm run test:fuzz` tries more. The seed and its number are enough to make a mutant again. */
const MUTANTS = Number(process.env['FUZZ_MUTANTS'] ?? USUAL);
const BATCH = 5000;
/** Most CPU time that one may take, in ms. */
const BUSY = 100;

const inMemory = uploadEndpoint();
const onDisk = uploadEndpoint({ limits: { spoolThreshold: 0 } });
/** Of how many one goes to disk. */
const DISK = 10;

const batches = Array.from({ length: Math.ceil(MUTANTS / BATCH) }, (_, index) => [index * BATCH, Math.min(MUTANTS, (index + 1) * BATCH)] as const);

let read = 0;
test.each(batches)('mutants %i to %i get an answer that is right, or a refusal', async (first, end) => {
  const faults: unknown[] = [];
  const slow: MadeMutant[] = [];
  const used = new Set<string>();
  for (let number = first; number < end && faults.length < 5; number += 1) {
    const mutant = makeMutant(SEED, number);
    const { status, cpu, fault } = await tryMutant(number % DISK === 0 ? onDisk : inMemory, mutant);
    if (fault !== undefined) faults.push(described(mutant, fault));
    if (cpu > BUSY) slow.push(mutant);
    if (status === 201) read += 1;
    for (const name of mutant.operators) used.add(name);
  }
  // Garbage collection can slow one attempt down, not all of them.
  for (const mutant of slow) if (await isSlow(mutant)) faults.push(described(mutant, `more than ${BUSY} ms of CPU time in each attempt`));

  expect(faults).toEqual([]);
  expect([...inMemory.reported, ...onDisk.reported]).toEqual([]);
  expect([Object.keys(Object.prototype), Object.keys(Array.prototype)]).toEqual([[], []]);
  if (end - first < BATCH) return;
  expect([...used].sort()).toEqual(Object.keys(OPERATORS).sort());
});

// Or nothing would be tried but refusals. 11 % are read: of fewer mutants it may be less than a tenth by chance.
if (MUTANTS >= USUAL) test('a tenth of all mutants is read', () => expect(read).toBeGreaterThan(MUTANTS / 10));

async function isSlow(mutant: MadeMutant): Promise<boolean> {
  for (let attempt = 0; attempt < 5; attempt += 1) if ((await tryMutant(inMemory, mutant)).cpu <= BUSY) return false;
  return true;
}

function described({ id, operators, bytes, contentType, chunks }: MadeMutant, fault: string): unknown {
  return { fault, id, operators, contentType, body: JSON.stringify(bytes.toString('latin1')), sizes: chunks.map(({ length }) => length) };
}
