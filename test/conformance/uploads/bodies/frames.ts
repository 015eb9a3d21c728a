import { CONTENT_TYPE, field, file, form, raw } from '../../../unit/multipart/raw-form.ts';
import { accepted, type GoldenBody, given, refused } from '../golden-body.ts';
import { REASONS } from '../reasons.ts';

const head = 'Content-Disposition: form-data; name="title"⏎⏎';
const one = form([field('title', 'x')]);
const TITLE = { title: ['x'] };

/** Where parts begin and end. */
export const FRAMES: readonly GoldenBody[] = [
  accepted('A2.1', 'a form of nothing', form([]), {}),
  accepted('A2.2', 'one field', one, TITLE),
  accepted('A2.3', 'a line break at the end', Buffer.concat([one, raw('⏎')]), TITLE),
  accepted('A2.4', 'half a line break at the end', Buffer.concat([one, raw('\r')]), TITLE),
  refused('A2.5', 'nothing', raw(''), { msg: REASONS.empty }),
  refused('A2.6', 'a line break only', raw('⏎'), { msg: REASONS.noBoundary }),
  refused('A2.7', 'the first delimiter only', raw('--bound'), { msg: REASONS.noBoundary }),
  refused('A2.8', 'the first delimiter and its line break only', raw('--bound⏎'), { msg: REASONS.incomplete }),
  refused('A2.9', 'no closing delimiter', form([field('title', 'x')]).subarray(0, -'⏎--bound--'.length - 1), { msg: REASONS.incomplete }),
  refused('A2.10', 'a closing delimiter with one dash', one.subarray(0, -1), { msg: REASONS.incomplete }),
  refused('A2.11', 'a delimiter where the closing one should be', raw(`--bound⏎${head}x⏎--bound⏎`), { msg: REASONS.incomplete }),
  refused('A2.12', 'what is no form at all', raw('title=x&note=y'), { msg: REASONS.urlencoded }),
  refused('A2.13', 'the boundary in another case', form([field('title', 'x')], 'Bound'), { msg: REASONS.otherBoundary }),
  refused('A2.14', 'a boundary that is longer', form([field('title', 'x')], 'bounds'), { msg: REASONS.otherBoundary }),
  refused('A2.15', 'a boundary that is shorter', form([field('title', 'x')], 'boun'), { msg: REASONS.otherBoundary }),
  refused('A2.16', 'delimiters of one dash', raw(`-bound⏎${head}x⏎-bound--`), { msg: REASONS.noBoundary }),
  refused('A2.17', 'two delimiters in a row', raw(`--bound⏎--bound⏎${head}x⏎--bound--`), { msg: REASONS.headersDoNotEnd }),
  refused('A2.18', 'a part of nothing', raw('--bound⏎⏎--bound--'), { msg: REASONS.headersDoNotEnd }),
  refused('A2.19', 'a part without headers', raw('--bound⏎⏎x⏎--bound--'), { msg: REASONS.noHeaders }),
  refused('A2.20', 'a line break more before the headers', raw(`--bound⏎⏎${head}x⏎--bound--`), { msg: REASONS.noHeaders }),
  refused('A2.21', 'no line break between the headers and the delimiter', raw(`--bound⏎${head}--bound--`), { msg: REASONS.headersDoNotEnd }),
  refused('A2.22', 'a part behind the closing delimiter', Buffer.concat([form([]), raw('⏎'), one]), { msg: REASONS.goesOn }),
  refused('A2.23', 'a second closing delimiter', Buffer.concat([one, raw('⏎--bound--')]), { msg: REASONS.goesOn }),
  refused('A2.24', 'half a line break and more behind the closing delimiter', Buffer.concat([one, raw('\rx')]), { msg: REASONS.notAtEndOfLine }),
  refused('A18.1', 'a part that begins with carriage returns', raw(`--bound⏎${'\r'.repeat(40)}${head}x⏎--bound--`), { msg: REASONS.header }),
  accepted('A18.2', 'a content of carriage returns', form([field('title', '\r'.repeat(40))]), { title: ['\r'.repeat(40)] }),
  accepted('A18.3', 'a content of line breaks', form([field('title', '\r\n'.repeat(20))]), { title: ['\r\n'.repeat(20)] }),
  accepted(
    'A18.4',
    'a content of near delimiters',
    form([file('file', 'a.txt', '\r\n--boun'.repeat(10))]),
    {},
    { file: [given('\r\n--boun'.repeat(10))] },
  ),
  accepted(
    'A18.5',
    'a line break in front of each delimiter',
    form([field('title', '\r\n'), file('file', 'a.txt', '\r\n\r')]),
    { title: ['\r\n'] },
    { file: [given('\r\n\r')] },
  ),
  accepted('A18.6', 'contents of no bytes', form([field('title', ''), file('file', 'a.txt', '')]), { title: [''] }, { file: [given('')] }),
  accepted('A19.1', 'a preamble', Buffer.concat([raw('This is a message of several parts.⏎'), one]), TITLE),
  refused('A19.8', 'a preamble with a line like a delimiter', Buffer.concat([raw('This is a message of several parts.⏎--boun⏎'), one]), {
    msg: REASONS.partInPreamble,
  }),
  refused('A19.9', 'a part behind a wrong delimiter', Buffer.concat([raw(`--boundX⏎${head}y⏎`), one]), { msg: REASONS.otherBoundary }),
  refused('A19.10', 'a part of another boundary in front', Buffer.concat([raw(`--other⏎${head}y⏎`), one]), { msg: REASONS.partInPreamble }),
  refused('A19.11', 'a part in front without a delimiter', Buffer.concat([raw(`${head}y⏎`), one]), { msg: REASONS.partInPreamble }),
  accepted('A19.2', 'an empty line in front', Buffer.concat([raw('⏎'), one]), TITLE),
  accepted('A19.3', 'an epilogue', Buffer.concat([one, raw('⏎This is the end.')]), TITLE),
  refused('A19.12', 'an epilogue that ends like a delimiter', Buffer.concat([one, raw('⏎This is the end.⏎--boun')]), { msg: REASONS.goesOn }),
  refused('A19.13', 'a part in the epilogue', Buffer.concat([one, raw(`⏎--other⏎${head}y`)]), { msg: REASONS.goesOn }),
  accepted('A19.6', 'a preamble of 1024 bytes', Buffer.concat([Buffer.alloc(1024, 'x'), raw('⏎'), one]), TITLE),
  accepted('A19.7', 'an epilogue of 1024 bytes', Buffer.concat([one, raw('⏎'), Buffer.alloc(1022, 'x')]), TITLE),
  refused('A19.4', 'a preamble of 1025 bytes', Buffer.concat([Buffer.alloc(1025, 'x'), raw('⏎'), one]), { msg: REASONS.preamble }),
  refused('A19.5', 'an epilogue of 1025 bytes', Buffer.concat([one, raw('⏎'), Buffer.alloc(1023, 'x')]), { msg: REASONS.epilogue }),
  accepted('A9.1', 'a boundary of one character', form([field('title', 'x')], 'b'), TITLE, {}, 'multipart/form-data; boundary=b'),
  accepted(
    'A9.2',
    'a boundary of 70 characters',
    form([field('title', 'x')], 'b'.repeat(70)),
    TITLE,
    {},
    `multipart/form-data; boundary=${'b'.repeat(70)}`,
  ),
  ...[71, 252, 1000].map((length, index) =>
    refused(`A9.${index + 3}`, `a boundary of ${length} characters`, form([field('title', 'x')], 'b'.repeat(length)), {
      msg: 'The boundary of the Content-Type is not valid',
      contentType: `multipart/form-data; boundary=${'b'.repeat(length)}`,
    }),
  ),
  accepted(
    'A9.6',
    'a boundary of dashes',
    form([field('title', '--\r\n---')], '----'),
    { title: ['--\r\n---'] },
    {},
    'multipart/form-data; boundary=----',
  ),
  refused('A25.1', 'a Content-Type with two boundaries', one, {
    msg: 'The Content-Type has more than one boundary',
    contentType: `${CONTENT_TYPE}; boundary=other`,
  }),
  refused('A27.1', 'a Content-Type without a boundary', one, {
    msg: 'let the HTTP client write it from the form that it sends',
    contentType: 'multipart/form-data',
  }),
  refused('A27.2', 'a boundary of nothing', one, { msg: 'has no boundary parameter', contentType: 'multipart/form-data; boundary=""' }),
  refused('A28.1', 'JSON where a form is expected', raw('{"file":"eA=="}'), {
    msg: 'The Content-Type application/json is not supported, accepted: multipart/form-data',
    loc: null,
    status: 415,
    contentType: 'application/json',
  }),
  refused('A28.2', 'base64 in a text field where a file is expected', form([field('file', 'eA==')]), { msg: 'file', loc: ['files', 'file', 0] }),
];
