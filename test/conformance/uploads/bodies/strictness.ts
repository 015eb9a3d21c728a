import { field, file, form, part, partNamed, raw } from '../../../unit/multipart/raw-form.ts';
import { accepted, between, betweenGives, type GoldenBody, given, refused } from '../golden-body.ts';
import { REASONS } from '../reasons.ts';

const head = 'Content-Disposition: form-data; name="title"⏎⏎';
const TITLE = { title: ['x'] };
const text = (content: string | Uint8Array): Buffer => between(field('note', content));

/** What firewalls count as errors of multipart bodies (the MS rows), and contents that parsers stumble over (the text rows). */
export const STRICTNESS: readonly GoldenBody[] = [
  accepted('MS.1', 'a quoted boundary', form([field('title', 'x')]), TITLE, {}, 'multipart/form-data; boundary="bound"'),
  accepted('MS.2', 'a boundary with a space in it', form([field('title', 'x')], 'a b'), TITLE, {}, 'multipart/form-data; boundary="a b"'),
  refused('MS.3', 'a boundary with a space behind it', form([field('title', 'x')], 'bound '), {
    msg: 'The boundary of the Content-Type is not valid',
    contentType: 'multipart/form-data; boundary="bound "',
  }),
  refused('MS.4', 'data behind the closing delimiter, on its line', raw(`--bound⏎${head}x⏎--bound--data`), { msg: REASONS.notAtEndOfLine }),
  refused('MS.5', 'a header that is folded', between(part(['Content-Disposition: form-data; name="file";', '\tfilename="a.txt"'], 'x')), {
    msg: REASONS.header,
  }),
  refused('MS.6', 'line feeds only', Buffer.from(`--bound\n${head.replaceAll('⏎', '\n')}x\n--bound--\n`), { msg: REASONS.lineEnd }),
  refused('MS.7', 'line feeds between the parts only', raw(`--bound⏎${head}x\n--bound⏎${head}y\n--bound--\n`), { msg: REASONS.incomplete }),
  refused('MS.8', 'line feeds in the headers only', Buffer.from('--bound\r\nContent-Disposition: form-data; name="title"\n\nx\r\n--bound--'), {
    msg: REASONS.headersDoNotEnd,
  }),
  refused('MS.9', 'carriage returns only', Buffer.from(`--bound\r${head.replaceAll('⏎', '\r')}x\r--bound--\r`), { msg: REASONS.lineEnd }),
  refused('MS.10', 'a semicolon that is missing', between(part(['Content-Disposition: form-data name="note"'], 'x')), { msg: REASONS.disposition }),
  refused('MS.11', 'a comma for a semicolon', between(part(['Content-Disposition: form-data, name="note"'], 'x')), { msg: REASONS.disposition }),
  refused('MS.12', 'two semicolons', between(partNamed('; name="note"', 'x')), { msg: REASONS.disposition }),
  refused('MS.13', 'single quotes, which are a part of the name', between(partNamed("name='note'", 'x')), {
    msg: REASONS.unknown,
    loc: ['body', "'note'"],
  }),
  refused('MS.14', 'a quote that does not end', between(partNamed('name="note', 'x')), { msg: REASONS.disposition }),
  refused('MS.15', 'a quote that is escaped at the end', between(partNamed('name="note\\"', 'x')), { msg: REASONS.disposition }),
  refused('MS.16', 'a blank before the equals sign', between(partNamed('name ="note"', 'x')), { msg: REASONS.disposition }),
  refused('MS.17', 'a blank behind the equals sign', between(partNamed('name= "note"', 'x')), { msg: REASONS.disposition }),
  refused('MS.18', 'a blank in a name without quotes', between(partNamed('name=no te', 'x')), { msg: REASONS.disposition }),
  refused('MS.19', 'another kind of disposition', between(part(['Content-Disposition: form-datax; name="note"'], 'x')), { msg: REASONS.disposition }),
  accepted('MS.20', 'a name without quotes', between(partNamed('name=note', 'x')), ...betweenGives({ note: ['x'] })),
  accepted('MS.21', 'blanks around a semicolon', between(partNamed('name="note" \t;\t x=y', 'x')), ...betweenGives({ note: ['x'] })),
  accepted('MS.22', 'lines that begin with two dashes', text('--x\r\n--\r\n--bo'), ...betweenGives({ note: ['--x\r\n--\r\n--bo'] })),
  accepted(
    'MS.23',
    'a form within a file',
    between(file('file', 'a.txt', form([field('title', 'inner')], 'other'))),
    ...betweenGives(
      {},
      {
        file: [given(form([field('title', 'inner')], 'other'))],
      },
    ),
  ),
  refused(
    'MS.24',
    'a form of the same boundary within a file',
    between(file('file', 'a.txt', Buffer.concat([raw('⏎'), form([field('title', 'inner')])]))),
    {
      msg: REASONS.goesOn,
    },
  ),
  refused(
    'MS.25',
    'a file that is a form of its own, which nobody reads any more',
    between(
      part(['Content-Disposition: form-data; name="file"', 'Content-Type: multipart/mixed; boundary=other'], form([file('x', 'a', 'x')], 'other')),
    ),
    {
      msg: 'Send each file as a part named file',
      loc: ['files', 'file'],
    },
  ),
  accepted(
    'text.1',
    'every character',
    text('\uFEFF \0\u0001\r\n\n\r--bound\t é漢😀\uFFFD \u2028 '),
    ...betweenGives({ note: ['\uFEFF \0\u0001\r\n\n\r--bound\t é漢😀\uFFFD \u2028 '] }),
  ),
  ...[[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf0, 0x9f, 0x98]].map((bytes, index) =>
    refused(`text.${index + 2}`, `a field of the bytes ${bytes.join(', ')}, which are not UTF-8`, text(Buffer.from(bytes)), {
      msg: 'note must be in UTF-8',
      loc: ['body', 'note'],
    }),
  ),
  accepted(
    'text.7',
    'a file of all bytes',
    between(file('file', 'a.bin', allBytes(), 'application/octet-stream')),
    ...betweenGives(
      {},
      {
        file: [given(allBytes(), 'a.bin', 'application/octet-stream')],
      },
    ),
  ),
  accepted(
    'text.8',
    'a file in a charset',
    between(file('file', 'a.txt', Buffer.of(0xff, 0), 'Text/Plain; charset=shift_jis')),
    ...betweenGives(
      {},
      {
        file: [given(Buffer.of(0xff, 0))],
      },
    ),
  ),
  accepted(
    'text.9',
    'JSON as a Blob',
    between(file('place', 'blob', '{"city":"漢"}', 'application/json')),
    ...betweenGives({ place: { city: '漢' } }),
  ),
  refused('text.10', 'JSON that is broken', between(field('place', '{"city":')), { msg: 'must be JSON', loc: ['body', 'place'] }),
  refused('text.11', 'a file for a text', between(file('note', 'a.txt', 'x')), { msg: 'note must be text, not a file', loc: ['body', 'note'] }),
  refused('text.12', 'a file that nobody asked for', between(file('other', 'a.txt', 'x')), { msg: REASONS.unknown, loc: ['files', 'other'] }),
  accepted('text.13', 'a file input that was left empty', between(file('file', '', '', 'application/octet-stream')), ...betweenGives({})),
  refused('text.14', 'a content whose file name is empty', between(file('file', '', 'x')), {
    msg: 'file has a content, but its file name is empty',
    loc: ['files', 'file', 0, 'name'],
  }),
];

function allBytes(): Buffer {
  return Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
}
