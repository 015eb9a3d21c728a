import { tryExtension } from './compile-extension.ts';
import type { ComponentProblem } from './component.ts';
import type { ResponseSpec } from './response-spec.ts';
import type { PartialSettings, Settings } from './settings.ts';
import { statusProblem } from './status-problem.ts';
import { valueFormat } from './value-format.ts';

/** Lists what is wrong with the responses that the endpoints of one level share, and with those that its guards give. */
export function checkResponses({ responses = [], guards }: PartialSettings, merged: Settings): ComponentProblem[] {
  const all = [...responses, ...(guards ?? []).flatMap((guard) => guard.responses)];
  const statuses = responses.map(({ status }) => status);
  const repeated = statuses.filter((status, index) => statuses.indexOf(status) !== index);
  return [
    ...all.flatMap(({ status, type }) => statusProblem(status, type === 'error' ? 'an error' : 'a response') ?? []),
    ...all.flatMap(({ type }) => unreadable(type, merged)),
    ...[...new Set(repeated)].map(
      (status): ComponentProblem => ({
        code: 'RESPONSE_REPEATED',
        cause: `two of the responses have the status ${status}`,
        fix: 'give each another status, or keep one',
      }),
    ),
  ];
}

function unreadable(type: ResponseSpec['type'], { serializer, wireNames }: Settings): readonly ComponentProblem[] {
  if (type === undefined || type === 'error') return [];
  const read = tryExtension('the serializer', () => serializer.dumper(type, valueFormat('json', { wireNames })));
  return 'problems' in read ? read.problems : [];
}
