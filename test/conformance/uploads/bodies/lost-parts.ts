import { field, file, form, part, partNamed, raw } from '../../../unit/multipart/raw-form.ts';
import { accepted, between, betweenGives, type GoldenBody, given, refused } from '../golden-body.ts';
import { REASONS } from '../reasons.ts';

const fileHead = 'Content-Disposition: form-data; name="file"; filename="a.txt"';

/** Fields of a charset of their own, which parsers obey. */
const CHARSETS = ['base64', 'shift_jis', 'hex', 'utf-7', 'utf-16le', 'latin1', 'nope'];

/** What parsers drop, cut or merge without a word: M-1 to M-6. */
export const LOST_PARTS: readonly GoldenBody[] = [
  refused('M-1.1a', 'a part without Content-Disposition', between(part(['Content-Type: text/plain'], 'x')), { msg: REASONS.noDisposition }),
  refused('M-1.1b', 'a part that is an attachment', between(part(['Content-Disposition: attachment; name="file"; filename="a.txt"'], 'x')), {
    msg: REASONS.noDisposition,
  }),
  refused('M-1.2', 'a semicolon behind the file name', between(partNamed('name="file"; filename="a.txt";', 'x')), { msg: REASONS.disposition }),
  refused('M-1.3', 'a quote in a file name that nobody escaped', between(partNamed('name="file"; filename="a"b.txt"', 'x')), {
    msg: REASONS.disposition,
  }),
  refused('M-1.4', 'a file name without quotes that is not ASCII', between(partNamed('name="file"; filename=é.txt', 'x')), {
    msg: REASONS.disposition,
  }),
  refused('M-1.5a', 'a file name in a charset that nobody knows', between(partNamed('name="file"; filename*=nope\'\'a.txt', 'x')), {
    msg: REASONS.encoding,
  }),
  refused('M-1.5b', 'a file name with a broken escape', between(partNamed('name="file"; filename*=utf-8\'\'a%zz', 'x')), { msg: REASONS.encoding }),
  refused('M-1.6', 'a space before the colon of a header', between(part(['Content-Disposition : form-data; name="note"'], 'x')), {
    msg: REASONS.header,
  }),
  refused('M-1.7', 'a bare line feed in a file name', between(partNamed('name="file"; filename="a\nb.txt"', 'x')), { msg: REASONS.header }),
  accepted('M-1.8a', 'transport padding behind the first delimiter', raw('--bound  ⏎Content-Disposition: form-data; name="title"⏎⏎x⏎--bound--'), {
    title: ['x'],
  }),
  accepted(
    'M-1.8b',
    'transport padding behind a later delimiter',
    raw('--bound⏎Content-Disposition: form-data; name="title"⏎⏎x⏎--bound\t⏎Content-Disposition: form-data; name="note"⏎⏎y⏎--bound--'),
    { title: ['x'], note: ['y'] },
  ),
  accepted('M-1.8c', 'transport padding behind the closing delimiter', Buffer.concat([form([field('title', 'x')]), raw('  ⏎')]), { title: ['x'] }),
  refused('M-1.8d', 'two line feeds behind a delimiter', raw('--bound\n\nContent-Disposition: form-data; name="title"⏎⏎x⏎--bound--'), {
    msg: REASONS.lineEnd,
  }),
  refused(
    'M-1.8e',
    'a carriage return and something else behind a delimiter',
    raw('--bound\rXContent-Disposition: form-data; name="title"⏎⏎x⏎--bound--'),
    { msg: REASONS.lineEnd },
  ),
  refused('M-1.8f', 'padding before the dashes of the closing delimiter', raw('--bound⏎Content-Disposition: form-data; name="title"⏎⏎x⏎--bound --'), {
    msg: REASONS.lookalike,
  }),
  refused('M-1.8g', 'more padding than is allowed', raw(`--bound${' '.repeat(1025)}⏎Content-Disposition: form-data; name="title"⏎⏎x⏎--bound--`), {
    msg: 'A delimiter has more than 1024 spaces and tabs after it',
  }),
  refused('M-1.9', 'a part without a name', between(part(['Content-Disposition: form-data; filename="a.txt"'], 'x')), { msg: REASONS.noName }),
  refused('M-2.1', 'a line of a file that begins with the delimiter', raw(`--bound⏎${fileHead}⏎⏎AAA⏎--boundX-not-a-boundary⏎BBB⏎--bound--`), {
    msg: REASONS.lookalike,
  }),
  refused('M-2.2', 'a line of a file that is the delimiter and one dash', raw(`--bound⏎${fileHead}⏎⏎AAA⏎--bound-⏎BBB⏎--bound--`), {
    msg: REASONS.lookalike,
  }),
  refused('M-2.3', 'a line of a file that begins with the closing delimiter', raw(`--bound⏎${fileHead}⏎⏎AAA⏎--bound--BBB⏎--bound--`), {
    msg: REASONS.notAtEndOfLine,
  }),
  refused('M-2.4', 'a line of a file that is the closing delimiter', raw(`--bound⏎${fileHead}⏎⏎AAA⏎--bound--⏎BBB⏎--bound--`), {
    msg: REASONS.goesOn,
  }),
  refused('M-2.5', 'a file whose first line begins with the delimiter', form([file('file', 'a.txt', '--boundX⏎')]), { msg: REASONS.headersDoNotEnd }),
  accepted(
    'M-2.6',
    'lines of a file that are one byte short of the delimiter',
    between(file('file', 'a.txt', raw('AAA⏎--boun⏎⏎-bound⏎\n--bound⏎'))),
    ...betweenGives({}, { file: [given(raw('AAA⏎--boun⏎⏎-bound⏎\n--bound⏎'))] }),
  ),
  ...CHARSETS.map((charset, index) =>
    refused(`M-5.${index + 1}`, `a field in ${charset}`, between(field('note', '7', `Content-Type: text/plain; charset=${charset}`)), {
      msg: 'note must be in UTF-8',
      loc: ['body', 'note'],
    }),
  ),
  accepted(
    'M-5.8',
    'a field that says to be in UTF-8',
    between(field('note', 'é漢😀', 'Content-Type: text/plain; charset=UTF-8')),
    ...betweenGives({ note: ['é漢😀'] }),
  ),
  refused(
    'M-6.1',
    'headers that do not end before the next part',
    raw(`--bound⏎Content-Disposition: form-data; name="note"⏎--bound⏎${fileHead}⏎⏎data⏎--bound--`),
    { msg: REASONS.headersDoNotEnd },
  ),
  refused('M-6.2', 'headers that do not end before the closing delimiter', raw(`--bound⏎${fileHead}⏎--bound--⏎`), { msg: REASONS.headersDoNotEnd }),
  refused(
    'M-6.3',
    'headers that end with a bare line feed before the next part',
    raw(`--bound⏎Content-Disposition: form-data; name="note"⏎\n--bound⏎${fileHead}⏎⏎data⏎--bound--`),
    { msg: REASONS.header },
  ),
];
