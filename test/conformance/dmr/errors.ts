import { answered, ask, get, JSON_TYPE, postJson } from './requests.ts';
import { type Entry, entry, issue, type RawRequest, refused, type TableAnswer, type TableRequest } from './run-table.ts';

const INTERNAL = { detail: [{ msg: 'Internal server error', type: 'internal_error' }] };
const PROBLEM = 'application/problem+json';

const error = (kind: string): TableRequest => ask('POST', `/answers/errors?kind=${kind}`);
const value = (kind: string): TableRequest => ask('POST', `/answers/values?kind=${kind}`);
/** An answer that is the server's own fault. */
const fault = (answer: TableAnswer): TableAnswer => ({ ...answer, reported: 1 });
/** An answer that does not fit its declaration. What to do about it is in the report alone. */
const nonconforming = (hint: string): TableAnswer => ({
  ...refused(422, issue('The answer of the server does not fit its declaration')),
  reported: hint,
});

function problem(status: number, title: string, code: string, detail: string, errors: readonly object[]): TableAnswer {
  return {
    status,
    body: { type: 'about:blank', title, status, detail, code, errors },
    headers: { 'content-type': PROBLEM, 'cache-control': 'no-store' },
  };
}

/** A request in the bytes of a connection. */
function raw(...lines: readonly string[]): RawRequest {
  return { raw: Buffer.from([...lines, '', ''].join('\r\n'), 'latin1') };
}

/** What is answered where something is wrong, and what where answers are not as declared. */
export const ERRORS: readonly Entry[] = [
  entry('F-039a', 'the handler of the endpoint is asked first', error('stock'), answered(409, { reason: 'endpoint' })),
  entry('F-039b', 'what it does not answer goes to that of the controller', error('closed'), answered(409, { reason: 'controller' })),
  entry('F-039c', 'what it throws goes there, too', error('moved'), answered(409, { reason: 'controller' })),
  entry('F-043', 'handlers that wait and handlers that do not stand side by side', error('moved'), answered(409, { reason: 'controller' })),
  entry('F-040a', 'the answer of a handler must be of a declared status', error('gone'), {
    ...nonconforming('The handler answered with status 410, declared are: 201, 409'),
  }),
  entry('F-040b', 'and fit its declaration', error('unclear'), fault(refused(422, issue('reason must be a string', 'reason')))),
  entry('F-180a', 'an ApiError is an answer already', error('api'), answered(409, { reason: 'handler' }, { 'retry-after': '5' })),
  entry('F-180b', 'its status must be declared', error('undeclared'), {
    ...nonconforming('The handler answered with status 410, declared are: 201, 409'),
  }),
  entry('F-180c', 'its body must fit', error('wrong'), fault(refused(422, issue('reason must be a string', 'reason')))),
  entry('F-162', 'an error that is declared is answered as it is', error('missing'), {
    ...answered(404, { detail: [{ msg: 'There is no such user', type: 'not_found' }] }, { 'cache-control': 'no-store' }),
  }),
  entry('F-152a', 'an error that is not declared is a fault', error('forbidden'), {
    ...nonconforming('The handler threw an error of status 418: declare it with @Throws(418)'),
  }),
  entry('F-042', 'validation within a handler is no fault of the client', error('unexpected'), fault(answered(500, INTERNAL))),
  entry('F-041', 'an error that nobody expects says nothing about itself', error('else'), {
    ...fault(answered(500, INTERNAL, { 'cache-control': 'no-store' })),
  }),
  entry('F-030', 'an answer has the declared properties only', value('usual'), answered(201, { userId: 1, userName: 'Ada' })),
  entry('F-014', 'an answer may have another status and headers', value('reply'), answered(202, { reason: 'later' }, { location: '/jobs/1' })),
  entry('F-032', 'an answer of another status is held against the model of that status', value('reply-wrong'), {
    ...fault(refused(422, issue('reason must be a string', 'reason'))),
  }),
  entry('F-033a', 'a status that the controller declares needs no declaration of the endpoint', value('reply-shared'), answered(409)),
  entry('F-033b', 'and neither does one that the application declares', error('shared'), {
    ...answered(429, { detail: [{ msg: 'Later', type: 'ratelimit' }] }, { 'cache-control': 'no-store' }),
  }),
  entry('F-045', "what a decorator of nobody's framework answers is held against the declaration", get('/answers/wrapped?userId=1&userName=a'), {
    ...answered(200, { userId: 1, userName: 'A' }),
  }),
  entry(
    'F-042a',
    'a transformation gives what is validated',
    postJson('/answers/transformed', { code: ' abcdef ' }),
    answered(201, { code: 'abcdef' }),
  ),
  entry('F-042b', 'one that fails is a fault', postJson('/answers/transformed', { code: 7 }), fault(answered(500, INTERNAL))),
  entry('F-042c', 'one that throws an answer gives it', postJson('/answers/transformed', { code: 'locked' }), {
    ...answered(429, { detail: [{ msg: 'Try again later', type: 'ratelimit' }] }),
  }),
  entry('F-042d', 'of a status that is declared', postJson('/answers/transformed', { code: 'teapot' }), {
    ...nonconforming('The handler threw an error of status 418: declare it with @Throws(418)'),
  }),
  entry('F-042e', 'an answer is transformed on its way out', get('/answers/transformed?text=a'), answered(200, { text: 'A' })),
  ...['broken', 'locked'].flatMap((text) =>
    [JSON_TYPE, 'application/vnd.pretty+json'].map((accept) =>
      entry(
        'F-042f',
        `and is a fault where that throws, whatever it is: ${text} in ${accept}`,
        get(`/answers/transformed?text=${text}`, { accept }),
        {
          ...fault(answered(500, INTERNAL)),
        },
      ),
    ),
  ),
  entry('F-170a', 'a header of an answer may have what a client sent', get('/answers/headers?kind=reply&text=a%20b'), {
    ...answered(200, { userId: 1, userName: 'Ada' }, { 'x-text': 'a b' }),
  }),
  ...['reply', 'api', 'error', 'name'].flatMap((kind) =>
    ['%0D%0Aset-cookie:a=b', '%E6%BC%A2', '%00'].map((text) =>
      entry('F-170b', `but nothing that a header cannot have: ${text} by ${kind}`, get(`/answers/headers?kind=${kind}&text=${text}`), {
        ...fault(answered(500, INTERNAL, { 'set-cookie': null })),
      }),
    ),
  ),
  entry('F-152b', 'its status must be declared', value('undeclared'), {
    ...nonconforming('The handler answered with status 203, declared are: 201, 202, 409'),
  }),
  entry('F-153', 'every property of an answer that does not fit is told', value('wrong'), {
    ...fault(refused(422, issue('userId must be an integer number', 'userId'), issue('userName must be a string', 'userName'))),
  }),
  ...['nothing', 'null'].map((kind) =>
    entry('F-159', `${kind} is no answer where a model is declared`, value(kind), fault(refused(422, issue('must be an object')))),
  ),
  entry('F-150', 'an answer goes out unchecked where the setting says so', get('/answers/unchecked'), {
    ...answered(200, { userId: '1', userName: 'Ada' }),
  }),
  entry('F-165', 'an answer is not coerced', value('wrong'), {
    ...fault(refused(422, issue('userId must be an integer number', 'userId'), issue('userName must be a string', 'userName'))),
  }),
  entry('F-183a', 'who asks for problem details gets them', get('/nothing', { accept: PROBLEM }), {
    ...problem(404, 'Not Found', 'not_found', 'There is nothing at this path', [{ msg: 'There is nothing at this path', type: 'not_found' }]),
  }),
  entry('F-183b', 'with every issue', postJson('/body/required', {}, { accept: `application/json, ${PROBLEM}` }), {
    ...problem(400, 'Bad Request', 'invalid_request', 'The request is not valid', [
      issue('userId is required', 'body', 'userId'),
      issue('userName is required', 'body', 'userName'),
    ]),
  }),
  entry('F-183c', 'in any case', get('/nothing', { accept: 'Application/Problem+JSON' }), {
    ...problem(404, 'Not Found', 'not_found', 'There is nothing at this path', [{ msg: 'There is nothing at this path', type: 'not_found' }]),
  }),
  entry('F-183d', 'but not who refuses them', get('/nothing', { accept: `*/*, ${PROBLEM};q=0` }), {
    ...answered(404, { detail: [{ msg: 'There is nothing at this path', type: 'not_found' }] }),
  }),
  entry('F-184', 'a wildcard does not ask for them', postJson('/body/list', 1, { accept: '*/*' }), refused(400, issue('must be a list', 'body'))),
  ...(
    [
      ['a method that is none', 'it does not start with a known method', ['FOO /api/methods HTTP/1.1', 'Host: a']],
      [
        'a header field without a colon',
        'its request line, a header field or a chunk of its body is malformed',
        ['GET /api/methods HTTP/1.1', 'Host: a', 'x'],
      ],
      [
        'two lengths',
        'its Content-Length or Transfer-Encoding is invalid',
        ['POST /api/body/model HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2'],
      ],
    ] as const
  ).map(([what, reason, lines]) =>
    entry('F-010', `what is not HTTP is answered in the error model: ${what}`, raw(...lines), {
      ...refused(400, issue(`The request is not valid HTTP: ${reason}`)),
      headers: { connection: 'close', 'cache-control': 'no-store' },
    }),
  ),
];
