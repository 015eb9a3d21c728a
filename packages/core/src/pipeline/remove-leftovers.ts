import type { Api } from '../contract/api.ts';
import type { Storage } from '../contract/storage.ts';
import { RestError } from '../errors/rest-error.ts';
import { reportSafely } from './recover.ts';

/**
 * Deletes the temporary files and incomplete uploads that killed processes left in the storages of an api's parsers. `listen` of `createApp` calls it. For
 * storages that only handlers use, call their own `removeLeftovers`.
 *
 * Never rejects: errors go to `reportError`.
 */
export async function removeLeftovers({ endpoints, reportError }: Api): Promise<void> {
  const storages = new Set(endpoints.flatMap(({ parsers }) => parsers.flatMap((parser) => parser.storages ?? [])));
  const remove = async (storage: Storage): Promise<void> => {
    try {
      await storage.removeLeftovers?.();
    } catch (cause) {
      const error = new RestError('leftovers_not_removed', 'The files that killed processes left in a storage could not be deleted', { cause });
      reportSafely(error, undefined, reportError);
    }
  };
  await Promise.all([...storages].map(remove));
}
