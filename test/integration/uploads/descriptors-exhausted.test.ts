import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { findProgram, titled } from '../../real/available.ts';
import type { RawConnection } from '../../real/raw-connection.ts';
import { canReadDescriptors } from '../../real/server-process.ts';
import { useAcceptance } from './acceptance-server.ts';
import { expectUpload, sendOn, sent, storedForm, twoFiles } from './upload-requests.ts';

/** Descriptors that the server may have. */
const LIMIT = 64;

const shell = findProgram('bash', ['bash'], ['-c', 'true']);
const needed = { missing: canReadDescriptors.missing ?? shell.missing };

describe.skipIf(needed.missing)(titled('a server without descriptors', needed), () => {
  const acceptance = useAcceptance({ through: [shell.command, '-c', `ulimit -n ${LIMIT} && exec "$0" "$@"`] });
  const contents = { first: arbitraryBytes(1000), second: arbitraryBytes(1000) };
  const form = twoFiles(contents);

  /** How many of its descriptors are taken. It may have inherited one of a number above its limit, which does not count. */
  function taken(): number {
    return readdirSync(`/proc/${acceptance.server.pid}/fd`).filter((descriptor) => Number(descriptor) < LIMIT).length;
  }

  /** A connection that was used, and others that leave the server no more than some descriptors. */
  async function fill(left: number): Promise<readonly [RawConnection, readonly RawConnection[]]> {
    const { server } = acceptance;
    const before = taken();
    const connection = await server.connect();
    await expectUpload(server, connection);
    await expect.poll(taken, { interval: 1 }).toBe(before + 1);
    const idle: RawConnection[] = [];
    for (let used = before + 1; used < LIMIT - left; used++) {
      idle.push(await server.connect());
      await expect.poll(taken, { interval: 1 }).toBe(used + 1);
    }
    return [connection, idle];
  }

  test('answers with 503 what needs one more, and takes uploads as soon as there are some', async () => {
    const { server } = acceptance;
    const [connection, idle] = await fill(0);
    for (let count = 0; count < 3; count++) expect((await sendOn(connection, form)).status).toBe(503);
    expect(await server.reported()).toEqual(['service_unavailable', 'service_unavailable', 'service_unavailable']);
    await Promise.all(idle.map((one) => one.abort('FIN')));
    await expectUpload(server, connection);
  });

  test('that has one for each of two files at once, or none for the second, loses neither', async () => {
    const { server } = acceptance;
    for (const left of [1, 2]) {
      const [connection, idle] = await fill(left);
      const { status, body } = await sendOn(connection, form);
      expect([201, 503]).toContain(status);
      if (status === 201) expect(JSON.parse(body)).toEqual(storedForm(contents));
      expect(await server.reported()).toEqual(status === 201 ? [] : ['service_unavailable']);
      await Promise.all([...idle, connection].map((one) => one.abort('FIN')));
      await server.settle();
    }
  });

  test('drops connections that it cannot take, and answers the others', async () => {
    const { server } = acceptance;
    const halves = await Promise.all(Array.from({ length: 2 * LIMIT }, () => sent(server, form, 400).catch(() => undefined)));
    const answers = await Promise.all(halves.map((half) => half && finish(half)));
    const answered = answers.filter((answer) => answer !== undefined);
    expect(answered.filter((status) => status !== 201 && status !== 503)).toEqual([]);
    expect(answered).toContain(503);
    expect(answered.length).toBeLessThan(LIMIT);
    expect(new Set(await server.reported())).toEqual(new Set(['service_unavailable']));
  });

  /** The status of the answer to the rest of a form; `undefined` where the connection was dropped. */
  async function finish(half: RawConnection): Promise<number | undefined> {
    try {
      await half.write(form.body.subarray(400));
      return (await half.answer()).status;
    } catch {
      return undefined;
    } finally {
      await half.abort('FIN');
    }
  }
});
