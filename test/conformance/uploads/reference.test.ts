import { expect, test } from 'vitest';
import { CONTENT_TYPE } from '../../unit/multipart/raw-form.ts';
import { GOLDEN_BODIES } from './golden-bodies.ts';
import { expectedAnswer } from './reference/expected-answer.ts';

const forms = GOLDEN_BODIES.filter(({ expected }) => expected.status !== 415);

test.each(forms)('the reader that the fuzzer trusts gives $id its verdict', ({ bytes, contentType = CONTENT_TYPE, expected }) => {
  const { seen, unsure } = expectedAnswer(bytes, contentType);
  const isRead = 'seen' in expected;
  if (isRead || !unsure) expect(seen).toEqual(isRead ? expected.seen : undefined);
});
