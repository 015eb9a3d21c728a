import { answered, ask, get, JSON_TYPE, postJson, postText, send } from './requests.ts';
import { type Entry, entry, issue, refused, type TableAnswer } from './run-table.ts';

const USER = { userId: 1, userName: 'Ada' };
const SNAKE = { user_id: 1, user_name: 'Ada' };
const PRETTY = 'application/vnd.pretty+json';
const SETTINGS = '/v2/inner/settings';
const ALL_GUARDS = { 'x-group': '1', 'x-inner': '1', 'x-controller': '1' };

function notAllowed(method: string, allow: string): TableAnswer {
  return { status: 405, body: { detail: [{ msg: `Method ${method} is not allowed, allowed: ${allow}`, type: 'not_allowed' }] }, headers: { allow } };
}

function notAuthenticated(challenge: string): TableAnswer {
  return { status: 401, body: { detail: [{ msg: 'Not authenticated', type: 'security' }] }, headers: { 'www-authenticate': challenge } };
}

const NOT_ACCEPTABLE = refused(406, issue(`No accepted media type can be produced, available: ${JSON_TYPE}, ${PRETTY}`));
const NOTHING_HERE = answered(404, { detail: [{ msg: 'There is nothing at this path', type: 'not_found' }] }, { 'cache-control': 'no-store' });

/** How requests find their handlers, and which settings hold for them. */
export const CONTROLLERS: readonly Entry[] = [
  ...(
    [
      ['GET', 200, 'get'],
      ['POST', 201, 'post'],
      ['PUT', 200, 'put'],
      ['PATCH', 202, 'patch'],
      ['PURGE', 200, 'purge'],
    ] as const
  ).map(([method, status, body]) => entry('F-001', `a ${method} finds its handler`, ask(method, '/methods'), answered(status, body))),
  entry('F-163', 'an answer without content has no type and no length', ask('DELETE', '/methods'), {
    ...answered(204, undefined, { 'content-type': null, 'content-length': null }),
  }),
  entry('F-005a', 'a controller that extends another has its endpoints', postJson('/inherited', USER), answered(201, USER)),
  entry('F-005b', 'what extends a controller gives its endpoints settings of its own', postJson('/inherited-strictly', { ...SNAKE, admin: 1 }), {
    ...refused(400, issue('is not declared', 'body', 'admin')),
  }),
  entry('F-005c', 'a handler that is overridden keeps its declaration', get('/inherited-strictly?user_id=1&user_name=Ada&admin=1'), {
    ...answered(200, { user_id: 1, user_name: 'ADA' }),
  }),
  entry('F-340', 'siblings do not see what another declares', get('/inherited?userId=1&userName=Ada&user_id=2'), answered(200, USER)),
  entry('F-341a', 'a controller that is made for a model takes this model', postJson('/stores/members', { ...USER, paid: true }), {
    ...answered(201, { ...USER, paid: true }),
  }),
  entry('F-341b', 'also as the items of a list', send('PUT', '/stores/members', JSON.stringify([USER]), JSON_TYPE), {
    ...refused(400, issue('paid is required', 'body', 0, 'paid')),
  }),
  entry('F-341c', 'and one that is made for another model that one', postJson('/stores/users', { ...USER, paid: true }), answered(201, USER)),
  entry('F-007a', 'the guards of all levels are asked, the widest first', postJson(SETTINGS, SNAKE), notAuthenticated('x-group')),
  entry('F-007b', 'the guard of an inner group is asked next', postJson(SETTINGS, SNAKE, { 'x-group': '1' }), notAuthenticated('x-inner')),
  entry('F-007c', 'the guard of the controller is asked last', postJson(SETTINGS, SNAKE, { 'x-group': '1', 'x-inner': '1' }), {
    ...notAuthenticated('x-controller'),
  }),
  entry('F-007d', 'who passes all guards is answered', postJson(SETTINGS, SNAKE, ALL_GUARDS), answered(201, SNAKE)),
  entry('F-007e', 'null takes all guards away', postJson(`${SETTINGS}/open`, SNAKE), answered(201, SNAKE)),
  entry('F-007f', 'the setting of a group holds for its controllers', postJson(`${SETTINGS}/open`, { user_id: 1, x: 1 }), {
    ...refused(400, issue('user_name is required', 'body', 'user_name'), issue('is not declared', 'body', 'x')),
  }),
  entry('F-007g', 'a limit of the controller holds for an endpoint that names another', postJson(`${SETTINGS}/open`, { user_name: 'x'.repeat(50) }), {
    ...refused(413, issue('A JSON body must not be larger than 60 bytes', 'body')),
  }),
  entry('F-007h', 'a limit of the endpoint holds beside it', postJson(`${SETTINGS}/open`, { ...SNAKE, x: 1 }), {
    ...refused(400, issue('The body must not have more than 2 keys', 'body')),
  }),
  entry('F-007i', 'parsers and renderers of the endpoint replace all others', postText(`${SETTINGS}/lines`, 'int=1\ntext=a', 'text/vnd.lines'), {
    ...answered(201, { 'user-id': 1, 'user-name': 'a' }, { 'content-type': PRETTY }),
  }),
  entry('F-007j', 'and none of the wider levels is left', postJson(`${SETTINGS}/lines`, {}), {
    ...refused(415, issue('The Content-Type application/json is not supported, accepted: text/vnd.lines')),
  }),
  entry('F-008a', 'HEAD answers like GET, without the content', ask('HEAD', '/methods'), {
    ...answered(200, undefined, { 'content-type': JSON_TYPE, 'content-length': '5' }),
  }),
  entry('F-008b', 'HEAD is not allowed where GET is not', ask('HEAD', '/body/model'), {
    ...answered(405, undefined, { allow: 'OPTIONS, PATCH, POST, PUT, QUERY' }),
  }),
  entry('F-009', 'OPTIONS tells the methods of a path', ask('OPTIONS', '/methods'), {
    ...answered(204, undefined, { allow: 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PURGE, PUT' }),
  }),
  entry('F-010a', 'another method of a known path is told those that it has', ask('DELETE', '/body/model'), {
    ...notAllowed('DELETE', 'OPTIONS, PATCH, POST, PUT, QUERY'),
  }),
  entry('F-010b', 'a method that nobody has is told so, too', ask('REPORT', '/body/list'), notAllowed('REPORT', 'OPTIONS, POST')),
  entry('F-010c', 'a fixed path does not hide the parameter of another method', ask('DELETE', '/methods/fixed'), answered(200, 'fixed')),
  entry('D-10', 'a method of its own may have a body', send('QUERY', '/body/model', '{"int":1}', JSON_TYPE), {
    ...answered(200, { received: { body: { page: 1, limit: 10, int: 1 } } }),
  }),
  entry('F-020', 'a path with a slash too much is redirected', get('/methods/?a=1'), answered(308, undefined, { location: '/api/methods?a=1' })),
  entry('F-186a', 'what is nowhere is told so in the error model', get('/nothing'), NOTHING_HERE),
  entry('F-186b', 'a name that is no percent-encoding is nowhere', get('/methods/%E0%A4%A'), NOTHING_HERE),
  entry('F-038a', 'the method is looked at first', ask('DELETE', '/body/model', { accept: 'text/html', 'content-type': 'text/plain' }), {
    ...notAllowed('DELETE', 'OPTIONS, PATCH, POST, PUT, QUERY'),
  }),
  entry('F-038b', 'then what the client accepts', postText(SETTINGS, 'x', 'text/plain'), notAuthenticated('x-group')),
  entry('F-038c', 'before who the client is', postJson(SETTINGS, SNAKE, { accept: 'text/html' }), NOT_ACCEPTABLE),
  entry('F-038d', 'then how the body is written', send('POST', `${SETTINGS}?x`, '{', 'text/plain', ALL_GUARDS), {
    ...refused(415, issue('The Content-Type text/plain is not supported, accepted: application/json')),
  }),
  entry('F-038e', 'then what it says', send('POST', SETTINGS, '{', JSON_TYPE, ALL_GUARDS), {
    ...refused(400, issue('The body is not valid JSON (at character 1)', 'body')),
  }),
  entry('D-07a', 'a type of quality 0 is not accepted', get('/methods', { accept: 'application/json;q=0' }), NOT_ACCEPTABLE),
  entry('D-07b', 'an empty Accept accepts anything', get('/methods', { accept: '' }), answered(200, 'get')),
  entry('D-07c', 'the best of the accepted types answers', get('/methods', { accept: `application/json;q=0.1, ${PRETTY}` }), {
    ...answered(200, 'get', { 'content-type': PRETTY }),
  }),
  entry('D-01a', 'an endpoint that reads no JSON answers who accepts anything', postText(`${SETTINGS}/lines`, 'int=1', 'text/vnd.lines'), {
    ...answered(201, { 'user-id': 1, 'user-name': '' }, { 'content-type': PRETTY }),
  }),
  entry(
    'D-01b',
    'a client that accepts another type than the parsers read is refused',
    send('POST', `${SETTINGS}/lines`, 'int=1', 'text/vnd.lines', { accept: JSON_TYPE }),
    refused(406, issue(`No accepted media type can be produced, available: ${PRETTY}`)),
  ),
];
