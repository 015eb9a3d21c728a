import { get, postJson, postText, received } from './requests.ts';
import { type Entry, entry, issue, refused, type TableRequest } from './run-table.ts';

const DATE = 'must be an ISO 8601 date, for example 2026-01-31T12:00:00Z';
const BOOLEAN = 'must be one of true, false, 1, 0';
const INTEGER = 'must be an integer number';
const EXACT = `${INTEGER} between -9007199254740991 and 9007199254740991`;
const NUMBER = 'must be a number';

/** A text, the property that reads it, and what it is read as. */
type Readable = readonly [property: string, text: string, value: unknown];
type Unreadable = readonly [property: string, text: string, expectation: string];

const READABLE: readonly Readable[] = [
  ['text', '', ''],
  ['text', '42', '42'],
  ['text', 'null', 'null'],
  ['text', ' a ', ' a '],
  ['text', '\u6f22 & +', '\u6f22 & +'],
  ['int', '42', 42],
  ['int', '+7', 7],
  ['int', '-0', 0],
  ['int', '007', 7],
  ['number', '-1.5', -1.5],
  ['number', '.5', 0.5],
  ['number', '1e3', 1000],
  ['flag', 'false', false],
  ['flag', '0', false],
  ['flag', 'true', true],
  ['flag', '1', true],
  ['day', '2026-01-31', '2026-01-31T00:00:00.000Z'],
  ['day', '2026-01-31T01:30:00+02:00', '2026-01-30T23:30:00.000Z'],
  ['day', '2026-01-31T01:30:00.123456789Z', '2026-01-31T01:30:00.123Z'],
  ['colour', 'blue', 'blue'],
  ['amount', '2', 2],
  ['amount', 'many', 'many'],
  ['limit', 'null', null],
  ['limit', '3', 3],
  ['tags', '', ['']],
  ['tags', 'a,b', ['a,b']],
  ['ids', '', []],
  ['ids', '1, 2 ,3', [1, 2, 3]],
  ['place', '{"street":"x","house":1}', { street: 'x', house: 1 }],
  ['places', '[{"street":"x","house":1}]', [{ street: 'x', house: 1 }]],
];

const UNREADABLE: readonly Unreadable[] = [
  ['int', '1e3', INTEGER],
  ['int', '1.0', INTEGER],
  ['int', ' 1', INTEGER],
  ['int', '0x1F', INTEGER],
  ['int', '9007199254740993', EXACT],
  ['int', 'null', INTEGER],
  ['number', '1e999', NUMBER],
  ['number', 'Infinity', NUMBER],
  ['number', 'NaN', NUMBER],
  ['number', '1_000', NUMBER],
  ['flag', 'yes', BOOLEAN],
  ['flag', 'False', BOOLEAN],
  ['day', '2026-02-30', DATE],
  ['day', '2026-01-31T12:00:00', DATE],
  ['day', '0', DATE],
  ['day', '2026-01-31T01:30:00.1234567891Z', DATE],
  ['colour', 'Blue', 'must be one of the following values: red, blue'],
  ['amount', '3', 'must be one of the following values: 1, 2, many'],
  ['place', 'null', 'must be an object'],
  ['place', '[]', 'must be an object'],
];

/** Properties that may be missing, and whose values cannot be an empty text. */
const BLANK: readonly string[] = ['int', 'number', 'flag', 'day', 'limit', 'place'];

const WAYS: readonly (readonly [part: string, way: string, (text: string) => TableRequest, status: number])[] = [
  ['query', 'the query string', (text) => get(`/request/query?${text}`), 200],
  ['body', 'a form', (text) => postText('/body/model', text, 'application/x-www-form-urlencoded'), 201],
];

const pair = (name: string, text: string): string => new URLSearchParams({ [name]: text }).toString();

/** What JSON says is what it is: a value and the property that does not take it. */
const NOT_JSON: readonly (readonly [property: string, value: unknown, expectation: string])[] = [
  ['int', '1', INTEGER],
  ['int', true, INTEGER],
  ['int', 1.5, INTEGER],
  ['int', 2 ** 53, EXACT],
  ['int', -(2 ** 53), EXACT],
  ['number', '1.5', 'must be a number conforming to the specified constraints'],
  ['flag', 1, 'must be a boolean value'],
  ['flag', 'false', 'must be a boolean value'],
  ['text', 1, 'must be a string'],
  ['day', 0, DATE],
  ['int', [1], INTEGER],
  ['tags', 'a', 'must be a list'],
  ['place', [], 'must be an object'],
  ['place', '{"street":"x","house":1}', 'must be an object'],
  ['size', [], 'must be an object'],
  ['any', { 0: 'a', length: 1 }, 'must be a list'],
];

/** Values by their declared types: text is read exactly or not at all, and JSON is what it says. */
export const COERCION: readonly Entry[] = [
  ...WAYS.flatMap(([part, way, request, status]) => [
    ...READABLE.map(([name, text, value]) =>
      entry('F-054', `${name} of ${way} is read from ${JSON.stringify(text)}`, request(pair(name, text)), {
        ...received({ [part]: { page: 1, limit: 10, [name]: value } }, status),
      }),
    ),
    ...BLANK.map((name) =>
      entry('F-054', `${name} of ${way} is missing where its text is empty (B7)`, request(pair(name, '')), {
        ...received({ [part]: { page: 1, limit: 10 } }, status),
      }),
    ),
    ...UNREADABLE.map(([name, text, expectation]) =>
      entry(
        'F-054',
        `${name} of ${way} is not read from ${JSON.stringify(text)}`,
        request(pair(name, text)),
        refused(400, issue(`${name} ${expectation}`, part, name)),
      ),
    ),
  ]),
  ...NOT_JSON.map(([name, value, expectation]) =>
    entry(
      'F-054',
      `${name} of JSON is not ${JSON.stringify(value)}`,
      postJson('/body/model', { [name]: value }),
      refused(400, issue(`${name} ${expectation}`, 'body', name)),
    ),
  ),
  ...['null', '1', '"text"', 'true', '[]'].map((text) =>
    entry('4.1', `an object is not ${text}`, postText('/body/required', text, 'application/json'), refused(400, issue('must be an object', 'body'))),
  ),
  entry(
    '4.1',
    'a nested model that is not there is missed',
    postJson('/body/list', [{ street: 'x' }]),
    refused(400, issue('house is required', 'body', 0, 'house')),
  ),
  entry(
    '4.1',
    'a nested model that was not sent is missed as a whole',
    postJson('/body/nested', {}),
    refused(400, issue('place is required', 'body', 'place')),
  ),
  entry(
    '4.1',
    'several issues of one value are told one by one, in the order of the declaration',
    postJson('/answers/transformed', { code: 'AB1' }),
    refused(400, issue('code must be a lowercase string', 'body', 'code'), issue('code must contain only letters (a-zA-Z)', 'body', 'code')),
  ),
  entry(
    '4.1',
    'issues of several values are told in the order of the declaration, not of what was sent',
    get('/request/query?page=0&size[from]=a&size[not]=1|b'),
    refused(
      400,
      issue('page must not be less than 1', 'query', 'page'),
      issue('from must be an integer number', 'query', 'size', 'from'),
      issue('not must be an integer number', 'query', 'size', 'not', 1),
    ),
  ),
  entry(
    '4.1',
    'a key __proto__ is refused',
    postText('/body/model', '{"meta":{"__proto__":{"polluted":true}}}', 'application/json'),
    refused(400, issue('The body must not have a key __proto__', 'body', 'meta', '__proto__')),
  ),
];
