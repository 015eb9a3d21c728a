import { field, form, part, partNamed, raw } from '../../../unit/multipart/raw-form.ts';
import { accepted, type GoldenBody, given, refused } from '../golden-body.ts';
import { REASONS } from '../reasons.ts';

const disposition = 'Content-Disposition: form-data; name="file"; filename="a.txt"';

/** What the fuzzer has found, each with the verdict that it gets. */
export const FOUND_BY_MUTATION: readonly GoldenBody[] = [
  accepted(
    'found.1',
    'another name of UTF-8',
    form([partNamed('name="file"; filename*=utf8\'\'%c3%a9.txt', 'x')]),
    {},
    { file: [given('x', 'é.txt', 'application/octet-stream')] },
  ),
  refused('found.2', 'a byte order mark in front of a disposition, which is no blank', form([part([disposition.replace(' ', '\uFEFF ')], 'x')]), {
    msg: REASONS.noDisposition,
  }),
  refused('found.3', 'a space that is not ASCII behind a disposition, which is no blank', form([part([`${disposition}\u00a0`], 'x')]), {
    msg: REASONS.disposition,
  }),
  refused('found.4', 'a carriage return too many behind the closing delimiter', Buffer.concat([form([field('title', 'x')]), raw('\r⏎')]), {
    msg: REASONS.notAtEndOfLine,
  }),
  accepted('found.5', 'an empty quoted charset', form([field('title', 'é', 'Content-Type: text/plain; charset="')]), { title: ['é'] }),
];
