import fc from 'fast-check';

/** How a row of the table is tried. */
export interface ConstraintCase {
  /** What decorators are given where the row has code. */
  readonly compiled?: readonly (readonly unknown[])[];
  /** What they are given where it has none, or where it never has any. */
  readonly left?: readonly (readonly unknown[])[];
  /** Texts from which others are made that are a little different. */
  readonly samples?: readonly string[];
  /** Values made for this row. */
  readonly values?: fc.Arbitrary<unknown>;
}

enum Level {
  Low = 0,
  High = 7,
}

enum Colour {
  Red = 'red',
  Evil = "'; process.exit()//",
}

const NONE = [[]];
const OBJECT = { own: 'object' };
const DATE = new Date('2024-05-06T07:08:09Z');
const EVIL = ['"', '\\', '\n', '\u2028', '\u2029', '$' + '{value}', '`', '</script>', '*/', "'; process.exit()//", '\ud800', '__proto__'];
const LONG = 'long '.repeat(20);

const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.integer({ min: -12, max: 12 }),
  fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 10),
  fc.constantFrom(-0, Number.MIN_VALUE, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, 2 ** 53 + 2, 1e-7, 1e21, 123456.789),
);
const dates = fc.oneof(
  fc.integer({ min: -2, max: 2 }).map((difference) => new Date(DATE.getTime() + difference)),
  fc.date({ noInvalidDate: false }),
);
const items = fc.constantFrom(0, -0, 1, 2, 3, '1', Number.NaN, undefined, null, OBJECT, true);
const lists = fc.oneof(
  fc.array(items, { maxLength: 6 }),
  fc.uniqueArray(fc.integer({ max: 60 }), { maxLength: 60 }),
  fc.uniqueArray(items, { maxLength: 11 }).map((few) => [...few, ...Array.from({ length: 40 }, (_, index) => index + 100)]),
  fc.sparseArray(items, { maxLength: 20 }),
  // More than are compared one by one, with a hole or without.
  fc
    .nat(25)
    .map((hole) => Object.assign(Array<unknown>(40), Object.fromEntries([...Array(40).keys()].flatMap((at) => (at === hole ? [] : [[at, at]]))))),
);
/** Of characters that have one unit, two or three, or count as none. */
const texts = fc
  .array(fc.constantFrom('a', 'ä', '😀', '\uFE0F', '\uFE0E', '\ud83d', '\ude00', '\u{1F468}\u200D\u{1F469}', 'a\uFE0F', '😀\uFE0F'), { maxLength: 8 })
  .map((units) => units.join(''));

const UUIDS = [
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((version) => `c0ffee00-CAFE-${version}bad-8bad-decafc0ffee0`),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-FFFF-ffff-ffff-ffffffffffff',
];
const DATE_TEXTS = [
  '2024-05-06',
  '2024-02-29',
  '2023-02-29',
  '2024-04-31',
  '2024-12-31T23:59:59Z',
  '2024-05-06T07:08:09.123+01:00',
  '2024-05-06 07:08:60z',
  '0999-01-01',
  '0000-01-01T00:00:00Z',
  '+2024-W01-1T24:00',
  '20240506T070809,5-0130',
];

/** How each row is tried that is more than a schema. */
export const CASES: Readonly<Record<string, ConstraintCase>> = {
  isString: { compiled: NONE },
  isBoolean: { compiled: NONE },
  isInt: { compiled: NONE, values: numbers },
  isNumber: {
    compiled: [
      [],
      [{}],
      [{ allowNaN: true }],
      [{ allowInfinity: true }],
      [{ allowNaN: true, allowInfinity: true }],
      [{ maxDecimalPlaces: 2 }],
      [{ maxDecimalPlaces: 0, allowNaN: true }],
    ],
    left: [[null], [{ maxDecimalPlaces: -1 }], [{ maxDecimalPlaces: '2' }]],
    values: numbers,
  },
  isDate: { compiled: NONE, values: dates },
  isObject: { compiled: NONE },
  isInstance: { compiled: [[Date], [Array], [String]], left: [[], [OBJECT]], values: dates },
  isDefined: { compiled: NONE },
  isEmpty: { compiled: NONE },
  isNotEmpty: { compiled: NONE },
  equals: { compiled: [['a'], [0], [Number.NaN], [null], [undefined], [OBJECT], [10n], [LONG], ...EVIL.map((text) => [text])], values: items },
  notEquals: { compiled: [['a'], [-0], [Number.NaN], [null], [undefined], [OBJECT], [LONG], ...EVIL.map((text) => [text])], values: items },
  isIn: {
    compiled: [[[]], [['a', 1]], [EVIL], [[Number.NaN, OBJECT]], [[Number.NaN, 1]], [[undefined, null, -0, true, LONG]], [Array(3)]],
    left: [[undefined], ['abc'], [new Set(['a'])]],
    values: fc.oneof(items, fc.constantFrom(...EVIL, LONG)),
  },
  isNotIn: {
    compiled: [[[]], [['a', 1]], [EVIL], [[Number.NaN, OBJECT]], [[Number.NaN, 1]], [Array(3)]],
    left: [[undefined], ['abc'], [{}]],
    values: fc.oneof(items, fc.constantFrom(...EVIL)),
  },
  isEnum: {
    compiled: [[Level], [Colour], [{}], [{ a: Number.NaN, b: 1 }], [['x', 'y']], [Object.fromEntries(EVIL.entries())]],
    values: fc.oneof(items, fc.constantFrom('Low', 'High', 'Red', 'red', Colour.Evil, 7, 'x', '0', ...EVIL)),
  },
  min: { compiled: [[3], [-3.5], [0], [1e21], [Number.NaN], [Number.NEGATIVE_INFINITY]], left: [[], ['3'], [3n]], values: numbers },
  max: { compiled: [[3], [-3.5], [-0], [1e-7], [Number.NaN], [Number.POSITIVE_INFINITY]], left: [[], ['3'], [null]], values: numbers },
  isPositive: { compiled: NONE, values: numbers },
  isNegative: { compiled: NONE, values: numbers },
  isDivisibleBy: { compiled: [[3], [-2], [2.5], [1e21], [1e-7]], left: [[], [0], [0.5], [Number.NaN], ['3']], values: numbers },
  minDate: { compiled: [[DATE], [new Date(Number.NaN)], [() => DATE]], left: [[], [DATE.getTime()]], values: dates },
  maxDate: { compiled: [[DATE], [new Date(Number.NaN)], [() => DATE]], left: [[], ['2024-05-06']], values: dates },
  minLength: { compiled: [[0], [1], [2], [3], [7], [null]], left: [[-1], [1.5], [Number.NaN], ['1']], values: texts },
  maxLength: { compiled: [[0], [1], [3], [7], [undefined]], left: [[-1], [2.5], [null], ['1']], values: texts },
  isLength: {
    compiled: [[0, 3], [1, 1], [2, 3], [3, 5], [5, 2], [2], [undefined, 4], [null, 2]],
    left: [
      [1, null],
      [1.5, 3],
      ['1', 2],
      [1, Number.POSITIVE_INFINITY],
    ],
    values: texts,
  },
  isByteLength: { compiled: [[1, 5], [0], [3], [null, 4]], left: [[2, 1.5], [-1], [1, null]], samples: ['aä😀', 'abcde', ''], values: texts },
  matches: {
    compiled: [[/^a+$/], [/b/gi], [/^[^a]*$/su], [/^\p{L}+$/u]],
    left: [[], [/a/y], [/a/gy], [new (class extends RegExp {})('a')], ['^a+$', 'i']],
    samples: ['a', 'aaa', 'AB\nb', 'ä'],
  },
  contains: {
    compiled: [['a'], [LONG], ...EVIL.map((text) => [text])],
    left: [[''], [1], [undefined], [['a']]],
    samples: ['a1undefined', LONG, ...EVIL],
  },
  notContains: {
    compiled: [['a'], [LONG], ...EVIL.map((text) => [text])],
    left: [[''], [1], [undefined], [['a']]],
    samples: ['a1undefined', LONG, ...EVIL],
  },
  isAlpha: { compiled: [[], ['en-US']], left: [['de-DE'], ['nowhere']], samples: ['abcXYZ', 'straße', '\u212Aſ'] },
  isAlphanumeric: { compiled: [[], ['en-US']], left: [['de-DE'], ['nowhere']], samples: ['abc0189XYZ', '\u212Aſ１'] },
  isAscii: { compiled: NONE, samples: ['a\u0000\u007f\n', 'ä', '😀'] },
  isMultibyte: { compiled: NONE, samples: ['a\u0000\u007f\n', 'ä', '\u0080'] },
  isSurrogatePair: { compiled: NONE, samples: ['😀', '\ud83d', '\ude00\ud83d', 'a'] },
  isLowercase: { compiled: NONE, samples: ['abc', 'ß', 'İ', 'ǆ', 'ς'] },
  isUppercase: { compiled: NONE, samples: ['ABC', 'ß', 'İ', 'Ǆ', 'ﬁ'] },
  isStrongPassword: {
    compiled: [[], [{}], [null], [{ minLength: 3, minNumbers: 2, minSymbols: 0 }], [{ minUppercase: 0, minLowercase: 2 }]],
    left: [[{ returnScore: true }], [{ minLength: '3' }], [{ minSymbols: -1 }], [{ minNumbers: 0.5 }]],
    samples: ['Tr0ub4dor&3', 'aB1£\n\n\n\n', 'aB1"~`@[]', 'aA0 😀ä', 'Aa12'],
    values: fc.nat(0x2ff).map((code) => `aB1xxxxx${String.fromCharCode(code)}`),
  },
  isBooleanString: { compiled: NONE, samples: ['true', 'false', '1', '0', 'yes'] },
  isNumberString: {
    compiled: [[], [{}], [{ no_symbols: true }], [null]],
    left: [[{ locale: 'de-DE' }]],
    samples: ['123', '-1.5', '+.5', '1.', '1e5', '0x1f'],
  },
  isDecimal: {
    compiled: NONE,
    left: [[{}], [{ force_decimal: true }], [{ locale: 'nowhere' }]],
    samples: ['123', '-1.50', '+.5', '1.', '- ', '1,5'],
  },
  isHexadecimal: { compiled: NONE, samples: ['0x1F', '0H00', 'c0ffee'] },
  isOctal: { compiled: NONE, samples: ['0o17', '0O7', '017'] },
  isEmail: {
    compiled: NONE,
    left: [[{}], [{ allow_display_name: true }], [{ require_display_name: true }], [{ ignore_max_length: true }], [null]],
    samples: [
      'ada@example.org',
      'a.b+c_d-e@x-y.z1.co',
      `${'a'.repeat(52)}@example.org`,
      `${'a'.repeat(65)}@example.org`,
      `a@${'b'.repeat(64)}.org`,
      '"a b"@example.org',
      'ä@exämple.org',
      'a@b@c.de',
      'Ada <ada@example.org>',
    ],
  },
  isUrl: {
    compiled: [
      [],
      [{ require_protocol: true }],
      [{ require_tld: false }],
      [null],
      [{ protocols: ['https', 'http'] }],
      [{ max_allowed_length: 3000 }],
    ],
    left: [
      [{ protocols: ['ftp'] }],
      [{ protocols: 'http https' }],
      [{ require_port: true }],
      [{ host_whitelist: ['a.de'] }],
      [{ host_blacklist: ['a.de'] }],
      [{ allow_fragments: false }],
      [{ allow_query_components: false }],
      [{ max_allowed_length: 20 }],
      [{ max_allowed_length: '3000' }],
      [{ validate_length: false }],
    ],
    samples: [
      'https://example.org/a?b=c#d',
      'http://a-b.c1.de',
      'https://a.de/@x:1//y',
      'http://ada:pw@a.de:80',
      'http://a.de:',
      'http://[::1]/',
      'http://localhost',
      `http://${'a'.repeat(63)}.de`,
      `http://${'a'.repeat(64)}.de`,
      `http://a.de/${'x'.repeat(2073)}`,
      'a.de',
    ],
  },
  isIp: { left: [[], ['4'], [6]], samples: ['127.0.0.1', '255.255.255.255', '::1', 'fe80::1%eth0.1'] },
  isMacAddress: {
    left: [[], [{ no_separators: true }], [{ eui: '64' }]],
    samples: ['c0:ff:ee:c0:ff:ee', 'c0-ff-ee-c0-ff-ee-c0-ff', 'c0ff.eec0.ffee', 'c0ffeec0ffee', 'c0 ff ee c0 ff ee'],
  },
  isPort: { left: NONE, samples: ['0', '8080', '+65535', '-0', '65536', '08'] },
  isSemVer: { left: NONE, samples: ['1.2.3', '1.0.0-rc.1+a.b', '01.2.3'] },
  isJwt: { compiled: NONE, samples: ['e30.e30.abc_-9', '..', 'a.b', 'a.b.c.d', 'e30=.e30.x'] },
  isBase32: { left: NONE, samples: ['JBSWY3DP', 'JBSWY3DPEHPK3PXP', 'MY======'] },
  isBase58: { compiled: NONE, samples: ['123ABCxyz', '0OIl', ''] },
  isBase64: { left: [[], [{ urlSafe: true }]], samples: ['Zm9v', 'Zm8=', 'Zg==', 'a-_b'] },
  isFqdn: {
    left: [[], [{ require_tld: false }], [{ allow_wildcard: true, allow_trailing_dot: true, allow_underscores: true }]],
    samples: ['example.org', 'localhost', '*.a_b.de.', 'a.12', 'xn--bcher-kva.de'],
  },
  isHSL: { left: NONE, samples: ['hsl(360,100%,50%)', 'HSLA( 1.5turn  1% 2% / .5 )', 'hsl(1e5deg,1%,2%,3%)'] },
  isJson: { compiled: NONE, samples: ['{"a":[1,-2.5e+3,true,null]}', ' [ "\\u00e9\\n" , {} ] ', '[]', '1', '"a"', '{"a', '{"a" 1}'] },
  isHexColor: { compiled: NONE, samples: ['#c0f', '#C0FF', 'c0ffee', '#c0ffee00', '#c0ffe'] },
  isRgbColor: { left: [[], [false]], samples: ['rgb(1,2,3)', 'rgba(255,255,255,0.99)', 'rgb(1%,2%,100%)', 'rgba(100%,100%,100%,.5)'] },
  isUuid: {
    compiled: [[], [null], ['all'], ['loose'], ['nil'], ['max'], [4], ['7'], [['4', '7', 'nil']], ...[1, 2, 3, 5, 6, 8].map((version) => [version])],
    left: [['9'], [[1, undefined]], ['toString'], [[]], [['4', '9']], [true]],
    samples: UUIDS,
  },
  isMongoId: { compiled: NONE, samples: ['507f1f77bcf86cd799439011', '0x7f1f77bcf86cd799439011', '0Hff1f77bcf86cd799439011'] },
  isBIC: { left: NONE, samples: ['DEUTDEFF', 'DEUTDEFF500', 'abcdxk00'] },
  isBtcAddress: { left: NONE, samples: ['1BoatSLRHtKNngkdXEeobR76b53LETtpyT', `bc1p${'q'.repeat(58)}`, `m${'1'.repeat(39)}`] },
  isCreditCard: { left: NONE, samples: ['4111 1111-1111 1111', '378282246310005', '5105105105105100'] },
  isEAN: { left: NONE, samples: ['73513537', '9780306406157', '98765432109213'] },
  isEthereumAddress: { compiled: NONE, samples: [`0x${'C0ffee0123'.repeat(4)}`] },
  IsFirebasePushId: { compiled: NONE, samples: ['-Kz_0123456789abcdef'] },
  isHash: {
    left: [['md5'], ['crc32'], ['sha512'], ['tiger192'], [], ['unheard of']],
    samples: ['f', 'f{undefined}', ...[8, 32, 48, 128].map((length) => 'f'.repeat(length))],
  },
  isIdentityCard: {
    left: [['any'], ['ES'], ['IN'], ['zh-CN'], [], ['nowhere']],
    samples: ['12345678Z', ' 12345-1234567-1 ', '110101199003070', '2345 6789 0124'],
  },
  isIsbn: { left: [[], ['10'], [13], ['12']], samples: ['978-3-16-148410-0', '0 306 40615 2', '080442957X'] },
  isIsin: { left: NONE, samples: ['US0378331005', 'DE000BAY0017'] },
  isISRC: { compiled: NONE, samples: ['GBAYE6800011', 'usabc9912345'] },
  isISSN: { left: [[], [{ require_hyphen: true }]], samples: ['0378-5955', '2434561x', '03785955'] },
  isPassportNumber: { left: [['DE'], ['US'], ['IN'], ['MZ'], ['nowhere'], []], samples: ['C01X00T47', '123 456 789', 'A-1234567', 'AB1234567'] },
  isTaxId: {
    left: [[], ['en-US'], ['de-DE'], ['fr-FR'], ['es-AR'], ['nowhere']],
    samples: ['01-1234567', '36/574/261/809', '30 23 217 600 053', '20-12345678-6'],
  },
  isIso8601: {
    compiled: [[], [{}], [{ strict: true }], [{ strictSeparator: true }], [{ strict: true, strictSeparator: true }]],
    left: [[null]],
    samples: DATE_TEXTS,
  },
  isDateString: { compiled: [[], [{ strict: true }]], left: [[null]], samples: DATE_TEXTS },
  isRFC3339: { compiled: NONE, samples: DATE_TEXTS },
  isMilitaryTime: { compiled: NONE, samples: ['00:00', '2359', '24:00', '9:30'] },
  isISO31661Alpha2: { left: NONE, samples: ['DE', 'us', 'ſſ', 'ß'] },
  isISO31661Alpha3: { left: NONE, samples: ['DEU', 'uſa', 'ßß'] },
  isISO31661Numeric: { left: NONE, samples: ['276', '004'] },
  isISO4217CurrencyCode: { left: NONE, samples: ['EUR', 'uſd'] },
  isISO6391: { left: NONE, samples: ['de', 'en'] },
  isCurrency: {
    compiled: NONE,
    left: [[{}], [{ symbol: '"' }], [{ parens_for_negatives: true }]],
    samples: ['-$1,234.56', '$0', '1000.00', '.50', '-$', '"1'],
  },
  isTimeZone: { compiled: NONE, samples: ['UTC', 'europe/BERLIN', 'Etc/GMT+5', 'Asia/Hong_\u212Aong', '+01:00'] },
  isLocale: { left: NONE, samples: ['en_GB', 'de-Latn-DE-1996', 'x-abc', 'zh-min-nan'] },
  isArray: { compiled: NONE, values: lists },
  arrayMinSize: { compiled: [[2], [0], [-1], [1.5]], left: [[], [Number.NaN], ['2']], values: lists },
  arrayMaxSize: { compiled: [[2], [0], [1.5]], left: [[], [Number.POSITIVE_INFINITY], [null]], values: lists },
  arrayNotEmpty: { compiled: NONE, values: lists },
  arrayContains: { left: [[[1, '1']], [[]]], values: lists },
  arrayNotContains: { left: [[[1, '1']], [[]]], values: lists },
  arrayUnique: { compiled: NONE, values: lists },
};

/** Values that have broken other checks, of every type that JavaScript has. */
export const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  '',
  'x',
  '0',
  [],
  {},
  [[]],
  [['x']],
  [null],
  { length: 3 },
  { valueOf: () => 4 },
  { toString: () => 'a' },
  Object.fromEntries([['then', (done: (value: unknown) => void) => done(1)]]),
  Object.create(null),
  0,
  -0,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  2 ** 53 + 1,
  Number.NaN,
  true,
  false,
  10n,
  Symbol('s'),
  () => 1,
  class {},
  new Date(0),
  new Date(Number.NaN),
  new Date(0).toJSON(),
  new String('a'),
  new Number(1),
  new Boolean(true),
  new Set([1]),
  [...Array(40).keys(), undefined],
  Object.assign(Array<unknown>(41), [...Array(40).keys()]),
  new Map([[1, 1]]),
  new Uint8Array(3),
  Buffer.from('a'),
  new Proxy([1], {}),
  new (class extends Array {})(),
  /a/,
];

/** Values of all kinds, and some that are made for a row. */
export function valuesFor({ samples, values }: ConstraintCase): fc.Arbitrary<unknown> {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  return fc.oneof(
    { weight: 1, arbitrary: fc.oneof(anything, fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...HOSTILE)) },
    ...(samples ? [{ weight: 4, arbitrary: nearTexts(samples) }] : []),
    ...(values ? [{ weight: 4, arbitrary: values }] : []),
  );
}

/** Texts that differ from samples in a few characters. */
export function nearTexts(samples: readonly string[]): fc.Arbitrary<string> {
  const own = [...new Set(samples.join(''))].slice(0, 40);
  const character = fc.constantFrom(
    ...own,
    '',
    '0',
    '9',
    'a',
    'Z',
    '.',
    '-',
    '@',
    ':',
    '/',
    ' ',
    '\n',
    '"',
    '\\',
    '\u0000',
    '\u2028',
    'ſ',
    'ä',
    '٣',
    '\ud800',
    '😀',
  );
  const edits = fc.array(fc.tuple(fc.nat(200), fc.nat(2), character), { maxLength: 3 });
  return fc.tuple(fc.constantFrom(...samples), edits).map(([sample, changes]) =>
    changes.reduce((text, [place, removed, inserted]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + inserted + text.slice(at + removed);
    }, sample),
  );
}
