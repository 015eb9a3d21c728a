import { CONTENT_TYPE, field, form } from '../../unit/multipart/raw-form.ts';
import { ask, get, JSON_TYPE, postJson, postText, received, send } from './requests.ts';
import { type Entry, entry, issue, refused, type TableAnswer } from './run-table.ts';

const FORM = 'application/x-www-form-urlencoded';
const LINES = 'text/vnd.lines';
const PLACE = { street: 'x', house: 1 };
const USER = { userId: 1, userName: 'Ada' };
const LOOK = { cookie: 'sid=s', 'client-id': '3' };
const BODY_TYPES = `${JSON_TYPE}, ${FORM}, multipart/form-data, ${LINES}`;

const query = (what: object): TableAnswer => received({ query: { page: 1, limit: 10, ...what } });
const body = (what: object, status = 201): TableAnswer => received({ body: { page: 1, limit: 10, ...what } }, status);
const unsupported = (what: string, accepted: string): TableAnswer => ({
  ...refused(415, issue(`${what}, accepted: ${accepted}`)),
  headers: { accept: accepted },
});

/** How requests are read: components first, then parsers. */
export const COMPONENTS: readonly Entry[] = [
  entry('F-050', 'every component reads its part', postJson('/request/all/7/2026-01-31?page=2', USER, { ...LOOK, prefer: 'wait=5' }), {
    ...received(
      {
        body: USER,
        page: 2,
        path: { id: 7, day: '2026-01-31T00:00:00.000Z' },
        headers: { clientId: 3 },
        cookies: { sid: 's' },
        prefer: { wait: 5 },
        method: 'POST',
      },
      201,
    ),
  }),
  entry(
    'F-051',
    'one answer has every issue of every component, in the order of the parameters',
    postJson('/request/all/x/monday?page=', { userId: '1' }, { prefer: 'wait=long' }),
    refused(
      400,
      issue('userId must be an integer number', 'body', 'userId'),
      issue('userName is required', 'body', 'userName'),
      issue('page must be a number', 'query', 'page'),
      issue('id must be an integer number', 'path', 'id'),
      issue('day must be an ISO 8601 date, for example 2026-01-31T12:00:00Z', 'path', 'day'),
      issue('client-id is required', 'headers', 'client-id'),
      issue('sid is required', 'cookies', 'sid'),
      issue('wait must be an integer number', 'prefer', 'wait'),
    ),
  ),
  entry(
    'F-052',
    'an issue has the name of the wire, and the index of an item as a number',
    postJson('/body/model', { places: [PLACE, { street: 'x', house: '1' }] }),
    refused(400, issue('house must be an integer number', 'body', 'places', 1, 'house')),
  ),
  entry('F-056a', 'a repeated name is a list', get('/request/query?tags=a&tags=b'), query({ tags: ['a', 'b'] })),
  entry(
    'F-056b',
    'a single value that is repeated is an issue, not the last one',
    get('/request/query?text=a&text=b'),
    refused(400, issue('text must be sent once, not 2 times', 'query', 'text')),
  ),
  entry('F-056c', 'what is left out keeps its initial value', get('/request/query'), query({})),
  entry('F-056d', 'a list with one empty value has one empty value', get('/request/query?tags='), query({ tags: [''] })),
  entry('F-056e', 'null is null where the property may be', get('/request/query?limit=null&text=null'), query({ limit: null, text: 'null' })),
  entry('F-056f', 'a name in brackets is the member of an object', get('/request/query?size[from]=1&size%5Bnot%5D=2|3'), {
    ...query({ size: { from: 1, not: [2, 3] } }),
  }),
  entry('F-056g', 'more parameters than the limit are refused', get(`/request/query?${'a&'.repeat(21)}`), {
    ...refused(413, issue('The query string must not have more than 20 parameters', 'query')),
  }),
  entry('F-056h', 'as many parameters as the limit are read', get(`/request/query?${'a&'.repeat(20)}`), query({})),
  entry('D-13a', 'an empty text is an empty list', get('/request/query?ids='), query({ ids: [] })),
  entry('D-13b', 'items of a list are trimmed', get('/request/headers', { 'client-id': '1', words: 'a , b' }), {
    ...received({ headers: { clientId: 1, words: ['a', 'b'] } }),
  }),
  entry('F-057', 'names of headers are read in any case', get('/request/headers', { 'CLIENT-Id': '1' }), received({ headers: { clientId: 1 } })),
  entry('F-058a', 'the path is read by its model', get('/request/path/1/2026-01-31'), {
    ...received({ path: { id: 1, day: '2026-01-31T00:00:00.000Z' } }),
  }),
  entry('F-058b', 'a path that does not fit its pattern is not found', get('/request/pattern/x'), {
    ...{ status: 404, body: { detail: [{ msg: 'There is nothing at this path', type: 'not_found' }] } },
  }),
  entry(
    'F-058c',
    'a path that does not fit its model is an issue',
    get('/request/pattern/101'),
    refused(400, issue('id must not be greater than 100', 'path', 'id')),
  ),
  entry('F-020', 'a parameter of the path may go unread', get('/request/unread/a%20b'), received({})),
  entry('F-060a', 'cookies are read by their names as they are', get('/request/cookies', { cookie: 'a=b; sid=%20x; Visits=3' }), {
    ...received({ cookies: { sid: ' x', Visits: 3 } }),
  }),
  entry('F-060b', 'another case is another cookie', get('/request/cookies', { cookie: 'SID=x' }), {
    ...refused(400, issue('sid is required; the request has "SID"', 'cookies', 'sid')),
  }),
  entry(
    'F-050b',
    'single values are read by their types',
    get(`/request/single/7?page=2&tag=a&tag=b&place=${encodeURIComponent(JSON.stringify(PLACE))}`, { 'x-day': '2026-01-31', cookie: 'flag=1' }),
    received({ id: 7, page: 2, tags: ['a', 'b'], place: PLACE, day: '2026-01-31T00:00:00.000Z', flag: true }),
  ),
  entry('F-050c', 'single values have defaults', get('/request/single/7'), received({ id: 7, page: 1 })),
  entry(
    'F-050d',
    'single values are validated together',
    get('/request/single/x?page=0&place=1', { 'x-day': 'x', cookie: 'flag=yes' }),
    refused(
      400,
      issue('id must be a number', 'path', 'id'),
      issue('page must not be less than 1', 'query', 'page'),
      issue('place must be an object', 'query', 'place'),
      issue('X-Day must be an ISO 8601 date, for example 2026-01-31T12:00:00Z', 'headers', 'X-Day'),
      issue('flag must be one of true, false, 1, 0', 'cookies', 'flag'),
    ),
  ),
  entry('F-019', 'a handler sees the request itself', get('/request/context?a=%20'), {
    ...received({ method: 'GET', path: '/api/request/context', queryString: 'a=%20' }),
  }),
  entry('F-065a', 'a component of the application reads a model', get('/request/custom', { prefer: 'wait=1, x=y', 'accept-language': 'de' }), {
    ...received({ prefer: { wait: 1 }, locale: 'de' }),
  }),
  entry('F-065b', 'a component of the application may refuse', get('/request/custom', { 'accept-language': 'xx' }), {
    ...refused(451, issue('There is no such language')),
  }),
  entry('F-061a', 'an empty body is no value', postText('/body/required', '', JSON_TYPE), refused(400, issue('is required', 'body'))),
  entry('F-061b', 'an optional body may be left out', ask('POST', '/body/optional'), received({}, 201)),
  entry('F-061c', 'a nullable body may be null', postText('/body/nullable', 'null', JSON_TYPE), received({ body: null }, 201)),
  entry('F-061d', 'a nullable body is not left out', postText('/body/nullable', '', JSON_TYPE), refused(400, issue('is required', 'body'))),
  entry('F-062a', 'a form has lists, split lists, null and members', postText('/body/model', 'tags=a&tags=b&ids=1,2&limit=null&size[from]=1', FORM), {
    ...body({ tags: ['a', 'b'], ids: [1, 2], limit: null, size: { from: 1 } }),
  }),
  entry(
    'F-062b',
    'a form of parts has the same',
    {
      ...ask('POST', '/body/model', { 'Content-Type': CONTENT_TYPE }),
      body: form([field('tags', 'a'), field('tags', 'b'), field('ids', '1,2'), field('limit', 'null'), field('place', JSON.stringify(PLACE))]),
    },
    body({ tags: ['a', 'b'], ids: [1, 2], limit: null, place: PLACE }),
  ),
  entry('F-062c', 'a form may be a record', postText('/body/record', 'a=1&b=2', FORM), received({ body: { a: 1, b: 2 } }, 201)),
  ...['text', 'day', 'list', 'records', 'union', 'numbers'].map((path) =>
    entry(`F-062d ${path}`, 'what is no form is not read from one', postText(`/body/${path}`, 'a=1', FORM), {
      ...unsupported(`The Content-Type ${FORM} is not supported`, JSON_TYPE),
    }),
  ),
  entry('F-064a', 'the media type tells the model', postText('/body/by-media-type', 'userName=Ada', FORM), {
    ...received({ is: 'UserRow', body: { userName: 'Ada' } }, 201),
  }),
  entry(
    'D-02',
    'parameters of the media type do not count',
    postText('/body/by-media-type', '{"userName":"Ada"}', 'application/JSON; charset=utf-8'),
    {
      ...refused(400, issue('userId is required', 'body', 'userId')),
    },
  ),
  entry('F-064b', 'a media type without a model is not read', postText('/body/by-media-type', 'a=1', LINES), {
    ...unsupported(`The Content-Type ${LINES} is not supported`, `${JSON_TYPE}, ${FORM}`),
  }),
  entry('F-066a', 'a body may be a list of models', postJson('/body/list', [PLACE]), received({ body: [PLACE] }, 201)),
  entry(
    'F-066b',
    'a body may be a record of lists',
    postJson('/body/records', { a: [PLACE], b: [] }),
    received({ body: { a: [PLACE], b: [] } }, 201),
  ),
  entry('F-066c', 'a body may be a union of models', postJson('/body/union', { kind: 'puppy', name: 'x' }), {
    ...received({ is: 'Dog', body: { kind: 'puppy', name: 'x' } }, 201),
  }),
  entry('F-066d', 'a body may be a union of shapes', postJson('/body/union', [1, 2]), received({ is: 'Array', body: [1, 2] }, 201)),
  entry('F-066e', 'a union tells what its models are told apart by', postJson('/body/union', { kind: 'cow' }), {
    ...refused(400, issue('kind must be one of cat, dog, puppy', 'body', 'kind')),
  }),
  entry('F-066f', 'a body may be a text', postJson('/body/text', 'x'), received({ body: 'x' }, 201)),
  entry('F-066g', 'a body may be a date', postJson('/body/day', '2026-01-31'), received({ body: '2026-01-31T00:00:00.000Z' }, 201)),
  entry('F-066h', 'items of a body are named by their indexes', postJson('/body/numbers', [1, '2']), {
    ...refused(400, issue('must be a number', 'body', 1)),
  }),
  entry('F-067a', 'what is not declared is dropped', postJson('/body/required', { ...USER, admin: true }), received({ body: USER }, 201)),
  entry(
    'F-067b',
    'what is not declared is an issue where the setting says so, on every level',
    postJson('/body/strict', { admin: true, place: { ...PLACE, floor: 1 } }),
    refused(400, issue('is not declared', 'body', 'place', 'floor'), issue('is not declared', 'body', 'admin')),
  ),
  entry('F-067c', 'a parameter that is not declared is one, too', get('/request/strict?admin&size[to]=1'), {
    ...refused(400, issue('is not declared', 'query', 'size', 'to'), issue('is not declared', 'query', 'admin')),
  }),
  entry(
    'F-068',
    'of a JSON key that is repeated the last value counts',
    postText('/body/required', '{"userId":1,"userName":"a","userName":"b"}', JSON_TYPE),
    {
      ...received({ body: { userId: 1, userName: 'b' } }, 201),
    },
  ),
  entry('F-070', 'a parser of the application is read by declared types', postText('/body/model', 'int=1\ntags=a\ntags=b\n', LINES), {
    ...body({ int: 1, tags: ['a', 'b'] }),
  }),
  entry('F-072a', 'JSON that is cut off is told where', postText('/body/model', '{"int":1', JSON_TYPE), {
    ...refused(400, issue('The body is not valid JSON (at character 8)', 'body')),
  }),
  entry('F-072b', 'a parser of the application tells in its own words', postText('/body/model', '=1', LINES), {
    ...refused(400, issue('A line of the body has no name', 'body')),
  }),
  entry('F-073', 'the media type is read in any case', postText('/body/model', '{}', 'APPLICATION/Json'), body({})),
  entry('F-074a', 'another media type is told all that are read', postText('/body/model', '<a/>', 'application/xml'), {
    ...unsupported('The Content-Type application/xml is not supported', BODY_TYPES),
  }),
  entry('F-074b', 'what is no media type is told so', postText('/body/model', '{}', 'garbage'), {
    ...unsupported('The Content-Type is not a media type', BODY_TYPES),
  }),
  entry(
    'D-09a',
    'a body without Content-Type is told to have one',
    { ...ask('POST', '/body/model'), body: Buffer.from('{}') },
    {
      ...unsupported('The request has no Content-Type', BODY_TYPES),
    },
  ),
  entry('D-09b', 'an empty Content-Type is none', postText('/body/model', '{}', ''), unsupported('The request has no Content-Type', BODY_TYPES)),
  entry('F-074c', 'a body that is coded as identity is as it is', postJson('/body/required', USER, { 'content-encoding': 'Identity' }), {
    ...received({ body: USER }, 201),
  }),
  entry('F-075', 'the Content-Type does not matter where no body is read', send('POST', '/methods', '<a/>', 'application/xml'), {
    ...{ status: 201, body: 'post' },
  }),
  ...['PUT', 'PATCH', 'QUERY'].map((method) =>
    entry('F-078', `a ${method} may have a form`, send(method, '/body/model', 'int=1', FORM), body({ int: 1 }, 200)),
  ),
];
