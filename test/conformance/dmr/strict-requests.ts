import { CONTENT_TYPE, field, form } from '../../unit/multipart/raw-form.ts';
import { answered, ask, get, postJson, postText } from './requests.ts';
import { type Entry, entry, issue, refused, type TableAnswer } from './run-table.ts';

const USER = { userId: 1, userName: 'Ada' };
const OTHER = { userId: 2, userName: 'Bob' };
const PLACE = { street: 'x', house: 1 };

const undeclared = (part: string): TableAnswer => refused(400, issue('is not declared', part, 'more'));
const internal: TableAnswer = { ...answered(500, { detail: [{ msg: 'Internal server error', type: 'internal_error' }] }), reported: 1 };
const conflict = (reason: string): TableAnswer => answered(409, { reason });

/** What settings of the application do where no other level names them, and where one does. */
export const STRICT_REQUESTS: readonly Entry[] = [
  entry('F-007k', 'what is declared is taken', postJson('/notes', USER), answered(201, USER)),
  entry('F-007l', 'what is not is refused of JSON', postJson('/notes', { ...USER, more: 1 }), undeclared('body')),
  entry('F-007m', 'of a form', postText('/notes', 'userId=1&userName=Ada&more=1', 'application/x-www-form-urlencoded'), undeclared('body')),
  entry(
    'F-007n',
    'of a form in parts',
    {
      ...ask('POST', '/notes', { 'Content-Type': CONTENT_TYPE }),
      body: form([field('userId', '1'), field('userName', 'Ada'), field('more', 'x')]),
    },
    undeclared('body'),
  ),
  entry('F-007o', 'and of a query string', get('/notes?street=x&house=1&more=1'), undeclared('query')),
  entry('F-007p', 'but not of header fields and cookies', get('/notes?street=x&house=1', { more: '1', cookie: 'more=1' }), answered(200, PLACE)),
  entry('F-007q', 'an endpoint may take it all the same', get('/notes/lenient?street=x&house=1&more=1'), answered(200, PLACE)),
  entry('F-039d', 'the handler of the application answers what no other does', postJson('/failures/lost', USER), conflict('application')),
  entry('F-039e', 'that of the endpoint is asked before', postJson('/failures/handled', USER), conflict('endpoint')),
  entry(
    'F-039f',
    'what it passes on goes to the application, and what that throws is told to nobody',
    postJson('/failures/handled', OTHER),
    internal,
  ),
  entry('F-040c', 'the answer of the application must be declared by the endpoint', postJson('/failures/undeclared', USER), {
    ...refused(422, issue('The answer of the server does not fit its declaration')),
    reported: 'The handler answered with status 409, declared are: 201',
  }),
  entry('F-041b', 'what nobody answers says nothing about itself', postJson('/failures/else', USER), internal),
  entry('F-039g', 'a request that does not fit is no failure', postJson('/failures/lost', {}), {
    ...refused(400, issue('userId is required', 'body', 'userId'), issue('userName is required', 'body', 'userName')),
  }),
];
