// Loaded before a program: to look at a disk and to open a file takes SLOW_DISK milliseconds to begin,
// and as long again until it is told to be done.
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';

for (const name of ['statfs', 'open']) {
  const { [name]: act } = files;
  files[name] = async (...args) => {
    await delay(Number(process.env['SLOW_DISK']));
    const result = await act(...args);
    await delay(Number(process.env['SLOW_DISK']));
    return result;
  };
}
syncBuiltinESMExports();
