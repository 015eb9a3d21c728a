import { field, file, form, part, partNamed } from '../../../unit/multipart/raw-form.ts';
import { accepted, between, betweenGives, type GoldenBody, given, refused } from '../golden-body.ts';
import { REASONS } from '../reasons.ts';

const disposition = 'Content-Disposition: form-data; name="file"; filename="a.txt"';

/** Lines that are no header, each after a good one. */
const MALFORMED_LINES: readonly (readonly [line: string, sentence: string])[] = [
  [' x: y', 'a line that begins with a space'],
  ['\tx: y', 'a line that begins with a tab'],
  [': x', 'a header without a name'],
  ['x', 'a header without a colon'],
  [' ', 'a line of a space'],
  ['x y: z', 'a header with a space in its name'],
  ['x\u0000: y', 'a header with NUL in its name'],
  ['x: \u0000', 'a header with NUL in its value'],
  ['x: a\rb', 'a header with a bare carriage return'],
  ['x: a\nContent-Type: text/html', 'a header behind a bare line feed'],
  ['x: \u001b[0m', 'a header with an escape sequence'],
  ['x: \u007f', 'a header with DEL'],
  ['é: x', 'a header with a name that is not ASCII'],
  ['"x": y', 'a header with a quoted name'],
  ['x@y: z', 'a header with a separator in its name'],
];

/** Names that are properties of everything. */
const INHERITED = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];

const DISPOSITIONS: readonly (readonly [id: string, parameters: string, sentence: string, msg: string])[] = [
  ['A3.1', 'name=""', 'an empty name', REASONS.noName],
  ['A3.2', 'name=" "', 'a blank name', REASONS.noName],
  ['A3.3', 'name="\t"', 'a tab for a name', REASONS.control],
  ['A3.4', 'name=', 'nothing for a name', REASONS.disposition],
  ['A3.5', 'filename="a.txt"', 'a file name only', REASONS.noName],
  ['A11.1', 'name="note\rx"', 'a bare carriage return in a name', REASONS.header],
  ['A11.2', 'name="note%0D%0Ax"', 'an escaped line break in a name', REASONS.control],
  ['A11.3', 'name="file"; filename="a%0Ab"', 'an escaped line feed in a file name', REASONS.control],
  ['A11.4', 'name="file"; filename*=utf-8\'\'a%0D%0Ab', 'an encoded line break in a file name', REASONS.control],
  ['A25.2', 'name="note"; name="title"', 'two names', REASONS.parameterTwice],
  ['A25.3', 'name="note"; NAME="note"', 'the same name twice', REASONS.parameterTwice],
  ['A25.4', 'name="file"; filename="a"; filename="b"', 'two file names', REASONS.parameterTwice],
  ['A25.5', 'name="note"; x=1; X=1', 'a parameter that nobody knows, twice', REASONS.parameterTwice],
];

/** What stands in front of the content of a part. */
export const PART_HEADS: readonly GoldenBody[] = [
  ...MALFORMED_LINES.map(([line, sentence], index) =>
    refused(`A1.${index + 1}`, sentence, between(part([disposition, line], 'x')), { msg: REASONS.header }),
  ),
  refused('A1.23', 'a byte order mark in front of the headers', between(part([`\uFEFF${disposition}`], 'x')), { msg: REASONS.header }),
  refused('A1.16', 'a folded header', between(part(['Content-Disposition: form-data;', ' name="note"'], 'x')), { msg: REASONS.header }),
  accepted(
    'A1.17',
    'headers in any case and order, one of them empty',
    between(part(['X-Empty:', 'cOnTeNt-TyPe:text/plain', 'CONTENT-DISPOSITION:Form-Data;NAME=file;FileName=a.txt'], 'x')),
    ...betweenGives({}, { file: [given('x')] }),
  ),
  ...DISPOSITIONS.map(([id, parameters, sentence, msg]) => refused(id, sentence, between(partNamed(parameters, 'x')), { msg })),
  refused('A4.1', 'many malformed parts', form(Array.from({ length: 40 }, () => part(['nonsense'], 'x'))), { msg: REASONS.header }),
  ...INHERITED.map((name, index) =>
    refused(`A10.${index + 1}`, `a field and a parameter named ${name}`, between(partNamed(`name="${name}"; ${name}="x"`, 'x')), {
      msg: REASONS.unknown,
      loc: ['body', name],
    }),
  ),
  accepted(
    'A10.5',
    'headers, parameters and a file named as every object has them',
    between(
      part(
        [
          '__proto__: x',
          'constructor: y',
          `${disposition.replace('a.txt', '__proto__')}; __proto__=z; toString=z`,
          'Content-Type: text/plain; __proto__=x',
        ],
        'x',
      ),
    ),
    ...betweenGives({}, { file: [given('x', '__proto__')] }),
  ),
  ...['base64', 'quoted-printable', 'x-uuencode', ''].map((encoding, index) =>
    refused(
      `A21.${index + 1}`,
      `a field in the transfer encoding ${JSON.stringify(encoding)}`,
      between(field('note', 'eA==', `Content-Transfer-Encoding: ${encoding}`)),
      {
        msg: 'note has a Content-Transfer-Encoding, which forms must not use',
        loc: ['body', 'note'],
      },
    ),
  ),
  refused('A21.5', 'a file in base64', between(partNamed('name="file"; filename="a.txt"', 'eA==', 'Content-Transfer-Encoding: base64')), {
    msg: 'file has a Content-Transfer-Encoding, which forms must not use',
    loc: ['files', 'file'],
  }),
  accepted(
    'A21.6',
    'a transfer encoding that says nothing',
    between(field('note', 'é', 'Content-Transfer-Encoding: 8BIT')),
    ...betweenGives({ note: ['é'] }),
  ),
  refused('A25.6', 'two dispositions', between(part([disposition, disposition], 'x')), { msg: REASONS.headerTwice }),
  refused('A25.7', 'two types', between(part([disposition, 'Content-Type: text/plain', 'content-type: text/html'], 'x')), {
    msg: REASONS.headerTwice,
  }),
  ...['', 'text', 'text/', 'text plain', 'text/plain, text/html'].map((type, index) =>
    refused(`A1.${index + 18}`, `the type ${JSON.stringify(type)}`, between(part([disposition, `Content-Type: ${type}`], 'x')), {
      msg: REASONS.mediaType,
      loc: ['files', 'file'],
    }),
  ),
  accepted(
    'A17.4',
    'eight headers',
    between(part([disposition, ...Array.from({ length: 7 }, (_, index) => `X-${index}: x`)], 'x')),
    ...betweenGives({}, { file: [given('x', 'a.txt', 'application/octet-stream')] }),
  ),
  refused('A17.1', 'nine headers', between(part([disposition, ...Array.from({ length: 8 }, (_, index) => `X-${index}: x`)], 'x')), {
    msg: 'A part must not have more than 8 headers',
    status: 413,
  }),
  refused(
    'A17.2',
    'headers of 4 KiB and a byte',
    form([part([disposition, `X: ${'x'.repeat(4097 - disposition.length - 'X: '.length - 2)}`], 'x')]),
    {
      msg: 'The headers of a part must not be larger than 4096 bytes',
      status: 413,
    },
  ),
  accepted(
    'A17.3',
    'headers of 4 KiB',
    form([part([disposition, `X: ${'x'.repeat(4096 - disposition.length - 'X: '.length - 2)}`], 'y')]),
    {},
    { file: [given('y', 'a.txt', 'application/octet-stream')] },
  ),
  refused('A15.1', 'eleven files', form(Array.from({ length: 11 }, () => file('file', 'a', ''))), {
    msg: 'A form must not have more than 10 files',
    status: 413,
  }),
  refused('A15.2', 'more than a hundred fields', form(Array.from({ length: 101 }, () => field('title', ''))), {
    msg: 'A form must not have more than 100 fields',
    status: 413,
  }),
  refused('A15.3', 'more than 110 file inputs that were left empty', form(Array.from({ length: 111 }, () => file('file', '', ''))), {
    msg: 'A form must not have more than 110 parts',
    status: 413,
  }),
];
