import { filled, nested, repeated, SIZE } from './hostile-json.ts';
import { type HostileRequest, jsonBody } from './hostile-request.ts';
import { HOSTILE_TEXTS } from './texts.ts';

/** Keys and list items that a body may have by default. */
const MOST = 10_000;
const DEEPEST = 32;
/** Array indices are not hashed by V8 but taken as they are, by their 24 lowest bits: of these 18 are the same. */
const COLLIDING = 2 ** 18;

const at = (status: number, path: string, id: string, make: () => string): HostileRequest => jsonBody(path, id, make, [status]);

const NESTING: readonly HostileRequest[] = [
  at(400, '/orders', 'lists within each other, as deep as there is room', () => nested('[', '', ']')),
  at(400, '/orders', 'lists that nobody closes', () => repeated('', '[')),
  at(400, '/trees', 'objects within each other, as deep as there is room', () => nested('{"children":', '[]', '}')),
  at(201, '/trees', 'a model within itself, as deep as it may be, in 300 branches', () =>
    filled('{"children":[', () => nested('{"children":[', '', ']}', (DEEPEST - 2) / 2), ']}', 300),
  ),
  at(400, '/trees', 'a model within itself, too many of them', () => filled('{"children":[', () => nested('{"children":[', '', ']}', 15), ']}')),
  at(400, '/untyped', 'lists within each other, as many as there is room', () =>
    filled('{"value":{"a":[', () => nested('[', '', ']', DEEPEST - 3), ']}}'),
  ),
  at(201, '/untyped', 'lists within each other, as deep as they may be', () =>
    filled('{"value":{"a":[', () => nested('[', '', ']', DEEPEST - 3), ']}}', Math.floor(MOST / (DEEPEST - 3))),
  ),
];

const KEYS: readonly HostileRequest[] = [
  at(400, '/orders', 'unknown keys, 100,000 of them', () => filled('{', (index) => `"k${index}":0`, '}')),
  at(400, '/orders', 'unknown keys, as many as there may be', () => filled('{', (index) => `"${'k'.repeat(90)}${index}":0`, '}', MOST)),
  at(400, '/strict-orders', 'unknown keys that are issues, as many as there may be', () =>
    filled('{', (index) => `"${'k'.repeat(90)}${index}":0`, '}', MOST),
  ),
  at(201, '/number-records', 'a record, as many keys as there may be', () => filled('{', (index) => `"${'k'.repeat(90)}${index}":0`, '}', MOST)),
  at(400, '/untyped', 'one key, repeated', () => filled('{', () => '"a":0', '}')),
  at(400, '/items', 'objects each of its own shape', () => filled('[', (index) => `{"k${index}":0}`, ']')),
  at(201, '/untyped', 'objects each of its own shape, as many as there may be', () =>
    filled('{"value":{"a":[', (index) => `{"k${index}":"${'v'.repeat(80)}"}`, ']}}', MOST - 2),
  ),
  at(400, '/number-records', 'keys that are numbers with one hash, too many', () => filled('{', (index) => `"${index * COLLIDING}":0`, '}')),
  at(201, '/number-records', 'keys that are numbers with one hash', () => filled('{', (index) => `"${index * COLLIDING}":0`, '}', MOST)),
  at(400, '/strict-orders', 'unknown keys that are numbers with one hash', () => filled('{', (index) => `"${index * COLLIDING}":0`, '}', MOST)),
  at(201, '/labels', 'texts that are numbers with one hash, to be told apart', () =>
    filled('{"labels":[', (index) => `"${index * COLLIDING}"`, ']}', MOST),
  ),
  at(400, '/untyped', 'keys __proto__ within each other', () => nested('{"__proto__":', '{}', '}')),
  at(400, '/items', 'keys __proto__ beside each other', () => filled('[', () => '{"__proto__":{}}', ']')),
  at(400, '/items', 'keys that every object has', () => filled('[', () => '{"constructor":0,"toString":0}', ']')),
];

const TEXTS: readonly HostileRequest[] = [
  ...Object.entries({
    'without an escape': 'a',
    'of escaped line ends': '\\n',
    'of escaped quotes': '\\"',
    'of escaped backslashes': '\\\\',
    'of escaped letters': '\\u0061',
    'of escaped controls': '\\u0001',
    'of escaped pairs of surrogates': '\\ud83d\\ude00',
    'of characters with two bytes': 'ä',
    'of characters with four bytes': '😀',
  }).map(([what, text]) => at(201, '/notes', `a text ${what}`, () => repeated('{"text":"', text, '"}'))),
  at(400, '/notes', 'a text of halves of surrogate pairs', () => repeated('{"text":"', '\\ud83d', '"}')),
  at(400, '/notes', 'a text that ends too early', () => repeated('{"text":"', 'a')),
  at(400, '/notes', 'blanks, and nothing else', () => repeated('', ' ')),
];

const NUMBERS: readonly HostileRequest[] = [
  at(400, '/numbers', 'numbers, 500,000 of them', () => filled('[', () => '1', ']')),
  at(201, '/numbers', 'numbers of 100 digits', () => filled('[', () => `0.${'1'.repeat(98)}`, ']', MOST)),
  at(400, '/measured', 'a number of a million digits after the point', () => repeated('{"value":0.', '1', '}')),
  at(400, '/measured', 'a number of a million digits', () => repeated('{"value":', '1', '}')),
  at(400, '/measured', 'a number with an exponent of a million digits', () => repeated('{"value":1e-', '1', '}')),
];

const UNTYPED_NUMBERS: readonly HostileRequest[] = [
  at(400, '/untyped', 'an untyped number of a million digits', () => repeated('{"value":{"a":', '1', '}}')),
  at(201, '/untyped', 'untyped numbers of 128 digits', () => filled('{"value":{"a":[', () => '1'.repeat(128), ']}}')),
  at(201, '/untyped', 'strings of digits', () => filled('{"value":{"a":[', () => `"${'1'.repeat(1000)}"`, ']}}')),
  at(400, '/strict-keys', 'duplicate keys that are refused', () => filled('{"value":{', () => '"a":0', '}}', MOST - 1)),
  at(201, '/strict-keys', 'keys that are checked for duplicates', () =>
    filled('{"value":{', (index) => `"${'k'.repeat(90)}${index}":0`, '}}', MOST - 1),
  ),
  at(201, '/strict-keys', 'keys with one hash that are checked for duplicates', () =>
    filled('{"value":{', (index) => `"${index * COLLIDING}":0`, '}}', MOST - 1),
  ),
  at(201, '/strict-keys', 'keys with escapes that are checked for duplicates', () =>
    filled('{"value":{', (index) => `"${'\\u006b'.repeat(15)}${index}":0`, '}}', MOST - 1),
  ),
];

const MODELS: readonly HostileRequest[] = [
  at(400, '/items', 'models without anything, as many as there is room', () => filled('[', () => '{}', ']')),
  at(400, '/items', 'models without anything, as many as there may be', () => filled('[', () => '{}', ']', MOST)),
  at(400, '/items', 'models of which everything is wrong, 30,000', () => filled('[', () => '{"name":0,"amount":"no number"}', ']')),
  at(400, '/items', 'models of which everything is wrong, as many as there may be', () => filled('[', () => '{"name":0,"amount":""}', ']', MOST / 2)),
  at(201, '/items', 'models that are valid', () => filled('[', (index) => `{"name":"${'n'.repeat(170)}","amount":${index}}`, ']', MOST / 2)),
  at(400, '/strict-items', 'models with unknown properties', () => filled('[', (index) => `{"name":"","amount":0,"k${index}":0}`, ']', MOST / 4)),
  at(400, '/item-records', 'a record of models that are wrong', () => filled('{', (index) => `"k${index}":{"name":0}`, '}', MOST / 2)),
  at(201, '/animals', 'a union of models', () =>
    filled('[', (index) => (index % 2 ? '{"kind":"cat","name":""}' : '{"kind":"dog","age":1}'), ']', MOST / 2),
  ),
  at(400, '/animals', 'a union of models, none of which it is', () => filled('[', (index) => `{"kind":"k${index}"}`, ']', MOST)),
];

const ONE_TEXT = Object.entries(HOSTILE_TEXTS).flatMap(([name, { begins = '', repeats, ends = '' }]) =>
  repeats === undefined
    ? []
    : [jsonBody(`/texts/${name}/one`, `one text for ${name}`, () => repeated(`{"text":"${begins}`, repeats, `${ends}"}`), [204, 400])],
);

const MANY_TEXTS = Object.entries(HOSTILE_TEXTS).flatMap(([name, { item }]) => {
  if (item === undefined) return [];
  const texts = Math.floor((SIZE - 1000) / (Buffer.byteLength(item) + 3));
  const list = (length: number): string => `{"texts":[${Array(length).fill(`"${item}"`).join(',')}]}`;
  // Those in the lists, and the lists.
  const most = MOST - Math.ceil(MOST / 1000);
  const lists = 4;
  return [
    at(204, `/texts/${name}/many`, `a list of texts for ${name}`, () => list(Math.min(texts, MOST))),
    at(
      204,
      `/texts/${name}/lists`,
      `lists of texts for ${name}`,
      () =>
        `[${Array(lists)
          .fill(list(Math.floor(Math.min(texts, most) / lists)))
          .join(',')}]`,
    ),
  ];
});

/** Bodies in JSON that try to keep a server busy. */
export const HOSTILE_JSON: readonly HostileRequest[] = [
  ...NESTING,
  ...KEYS,
  ...TEXTS,
  ...NUMBERS,
  ...UNTYPED_NUMBERS,
  ...MODELS,
  ...ONE_TEXT,
  ...MANY_TEXTS,
];
