import { type Entry, file, issue, PNG, reads, refused, refusedWith } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** Postman. */
export const POSTMAN: readonly Entry[] = [
  reads(
    'B3: params with the key tags[] twice',
    http`
      GET /lists?tags[]=a&tags[]=b HTTP/1.1
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Cache-Control: no-cache
      Postman-Token: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      `,
    { tags: ['a', 'b'] },
  ),
  reads(
    'B4: params with the key filter[color]',
    http`
      GET /filter?filter[color]=red&filter[price][from]=1 HTTP/1.1
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Cache-Control: no-cache
      Postman-Token: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      `,
    { filter: { color: 'red', price: { from: 1 } } },
  ),
  reads(
    'B7: params that are checked and have no value',
    http`
      GET /optional?title&nights=&until= HTTP/1.1
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Cache-Control: no-cache
      Postman-Token: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      `,
    { title: '' },
  ),
  reads(
    'raw JSON',
    http`
      POST /scalars HTTP/1.1
      Content-Type: application/json
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Cache-Control: no-cache
      Postman-Token: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Length:

      ${'{\r\n    "name": "Ann",\r\n    "age": 41\r\n}'}
      `,
    { name: 'Ann', age: 41 },
  ),
  refusedWith(
    'raw with the format Text, and JSON typed into it',
    http`
      POST /scalars HTTP/1.1
      Content-Type: text/plain
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Length:

      {"name": "Ann"}
      `,
    415,
    issue('The Content-Type text/plain is not supported, accepted: application/json, application/x-www-form-urlencoded, multipart/form-data'),
  ),
  reads(
    'x-www-form-urlencoded',
    http`
      POST /lists HTTP/1.1
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Type: application/x-www-form-urlencoded
      Content-Length:

      tags=a&tags=b%20c&ids=1
      `,
    { tags: ['a', 'b c'], ids: [1] },
  ),
  reads(
    'form-data with a text and a file',
    http`
      POST /file HTTP/1.1
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Cache-Control: no-cache
      Postman-Token: 3f2504e0-4f89-41d3-9a0c-0305e82c3301
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Type: multipart/form-data; boundary=--------------------------049286311203125043432781
      Content-Length:

      ----------------------------049286311203125043432781
      Content-Disposition: form-data; name="title"

      Größe
      ----------------------------049286311203125043432781
      Content-Disposition: form-data; name="file"; filename="größe.png"
      Content-Type: image/png

      ${PNG}
      ----------------------------049286311203125043432781--

      `,
    { title: 'Größe', file: file(PNG, 'größe.png', 'image/png') },
  ),
  reads(
    'B11: form-data with a content type for each row',
    http`
      POST /profile HTTP/1.1
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Type: multipart/form-data; boundary=--------------------------049286311203125043432781
      Content-Length:

      ----------------------------049286311203125043432781
      Content-Disposition: form-data; name="person"
      Content-Type: application/json

      {"name": "Ann", "age": 41}
      ----------------------------049286311203125043432781
      Content-Disposition: form-data; name="title"
      Content-Type: application/json

      "A title"
      ----------------------------049286311203125043432781--

      `,
    { person: { name: 'Ann', age: 41 }, title: 'A title' },
  ),
  reads(
    'form-data with JSON in a row without a content type',
    http`
      POST /profile HTTP/1.1
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Type: multipart/form-data; boundary=--------------------------049286311203125043432781
      Content-Length:

      ----------------------------049286311203125043432781
      Content-Disposition: form-data; name="person"

      {"name": "Ann", "address": {"city": "Kiel"}}
      ----------------------------049286311203125043432781--

      `,
    { person: { name: 'Ann', address: { city: 'Kiel' } } },
  ),
  reads(
    'B3: form-data with several files in one row',
    http`
      POST /files HTTP/1.1
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Type: multipart/form-data; boundary=--------------------------049286311203125043432781
      Content-Length:

      ----------------------------049286311203125043432781
      Content-Disposition: form-data; name="files"; filename="a.png"
      Content-Type: image/png

      ${PNG}
      ----------------------------049286311203125043432781
      Content-Disposition: form-data; name="files"; filename="b.csv"
      Content-Type: text/csv

      1;2
      ----------------------------049286311203125043432781--

      `,
    { files: [file(PNG, 'a.png', 'image/png'), file('1;2', 'b.csv', 'text/csv')] },
  ),
  refused(
    'B14: form-data whose row of a file has the type Text',
    http`
      POST /file HTTP/1.1
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Type: multipart/form-data; boundary=--------------------------049286311203125043432781
      Content-Length:

      ----------------------------049286311203125043432781
      Content-Disposition: form-data; name="file"

      C:\Users\ann\a.png
      ----------------------------049286311203125043432781--

      `,
    'file must be a file: send it as a part with a file name, or with a Content-Type',
    'files',
    'file',
  ),
  refused(
    'B14: a hand-written header Content-Type: multipart/form-data',
    http`
      POST /file HTTP/1.1
      Content-Type: multipart/form-data
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Length:

      ----------------------------049286311203125043432781
      Content-Disposition: form-data; name="file"; filename="a.png"
      Content-Type: image/png

      ${PNG}
      ----------------------------049286311203125043432781--

      `,
    'The Content-Type multipart/form-data has no boundary parameter, probably because it was set by hand. Do not set Content-Type yourself: let the HTTP client write it from the form that it sends',
    'body',
  ),
  reads(
    'binary',
    http`
      POST /raw HTTP/1.1
      Content-Type: image/png
      User-Agent: PostmanRuntime/7.49.1
      Accept: */*
      Host: api.example.com
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive
      Content-Length:

      ${PNG}
      `,
    { file: file(PNG, undefined, 'image/png') },
  ),
];
