import { type Entry, file, PNG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** dio, and the package http, of Dart. Their headers are in lower case. */
export const DIO: readonly Entry[] = [
  reads(
    "B3: queryParameters: { 'tags': ['a b', 'c'] } with ListFormat.multi",
    http`
      GET /lists?tags=a%20b&tags=c HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      accept-encoding: gzip
      content-length: 0
      host: api.example.com

      `,
    { tags: ['a b', 'c'] },
  ),
  reads(
    'B3: queryParameters with ListFormat.multiCompatible',
    http`
      GET /lists?tags%5B%5D=a&tags%5B%5D=b&ids%5B%5D=1 HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      accept-encoding: gzip
      host: api.example.com

      `,
    { tags: ['a', 'b'], ids: [1] },
  ),
  reads(
    "B4: queryParameters: { 'filter': { 'color': 'red', 'price': { 'from': 1 } } }",
    http`
      GET /filter?filter%5Bcolor%5D=red&filter%5Bprice%5D%5Bfrom%5D=1&filter%5Bactive%5D=false HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      accept-encoding: gzip
      host: api.example.com

      `,
    { filter: { color: 'red', price: { from: 1 }, active: false } },
  ),
  reads(
    'post(url, data: map) as JSON, with toIso8601String() of a UTC date',
    http`
      POST /dates HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      content-type: application/json
      accept-encoding: gzip
      content-length:
      host: api.example.com

      {"from":"2026-01-31T12:00:00.000Z","to":null}
      `,
    { from: new Date('2026-01-31T12:00:00Z'), to: null },
  ),
  refused(
    'toIso8601String() of a local date, which has no time zone',
    http`
      POST /dates HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      content-type: application/json
      accept-encoding: gzip
      content-length:
      host: api.example.com

      {"from":"2026-01-31T12:00:00.000"}
      `,
    'from must be an ISO 8601 date, for example 2026-01-31T12:00:00Z',
    'body',
    'from',
  ),
  refused(
    'DateTime.toString() in a query, which has a space and no time zone',
    http`
      GET /dates?from=2026-01-31%2012%3A00%3A00.000 HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      accept-encoding: gzip
      host: api.example.com

      `,
    'from must be an ISO 8601 date, for example 2026-01-31T12:00:00Z',
    'query',
    'from',
  ),
  reads(
    'B3: post(url, data: map) with Headers.formUrlEncodedContentType',
    http`
      POST /orders HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      content-type: application/x-www-form-urlencoded
      accept-encoding: gzip
      content-length:
      host: api.example.com

      items%5B0%5D%5Bname%5D=x+y&items%5B0%5D%5Bquantity%5D=2&items%5B1%5D%5Bname%5D=z
      `,
    { items: [{ name: 'x y', quantity: 2 }, { name: 'z' }] },
  ),
  reads(
    "B3: FormData.fromMap({ 'tags': […], 'files': [MultipartFile…] }, ListFormat.multiCompatible)",
    http`
      POST /files HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      content-type: multipart/form-data; boundary=--dio-boundary-3788753558
      accept-encoding: gzip
      content-length:
      host: api.example.com

      ----dio-boundary-3788753558
      content-disposition: form-data; name="tags[]"

      a
      ----dio-boundary-3788753558
      content-disposition: form-data; name="tags[]"
      content-type: text/plain; charset=utf-8
      content-transfer-encoding: binary

      größer
      ----dio-boundary-3788753558
      content-disposition: form-data; name="files[]"; filename="a.png"
      content-type: image/png

      ${PNG}
      ----dio-boundary-3788753558
      content-disposition: form-data; name="files[]"; filename="a%22b.txt"
      content-type: text/plain

      content
      ----dio-boundary-3788753558--

      `,
    { tags: ['a', 'größer'], files: [file(PNG, 'a.png', 'image/png'), file('content', 'a"b.txt', 'text/plain')] },
  ),
  reads(
    "FormData.fromMap({ 'person': {…}, 'avatar': MultipartFile }) with a nested map",
    http`
      POST /profile HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      content-type: multipart/form-data; boundary=--dio-boundary-3788753558
      accept-encoding: gzip
      content-length:
      host: api.example.com

      ----dio-boundary-3788753558
      content-disposition: form-data; name="person[name]"

      Ann
      ----dio-boundary-3788753558
      content-disposition: form-data; name="person[age]"

      41
      ----dio-boundary-3788753558
      content-disposition: form-data; name="avatar"; filename="me.png"
      content-type: application/octet-stream

      ${PNG}
      ----dio-boundary-3788753558--

      `,
    { person: { name: 'Ann', age: 41 }, avatar: file(PNG, 'me.png') },
  ),
  reads(
    'B10: MultipartFile.fromBytes(bytes) without filename',
    http`
      POST /file HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      content-type: multipart/form-data; boundary=--dio-boundary-3788753558
      accept-encoding: gzip
      content-length:
      host: api.example.com

      ----dio-boundary-3788753558
      content-disposition: form-data; name="file"
      content-type: application/octet-stream

      ${PNG}
      ----dio-boundary-3788753558--

      `,
    { file: file(PNG) },
  ),
  reads(
    'B7: FormData.fromMap with null values, which are empty texts',
    http`
      POST /optional HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      content-type: multipart/form-data; boundary=--dio-boundary-3788753558
      accept-encoding: gzip
      content-length:
      host: api.example.com

      ----dio-boundary-3788753558
      content-disposition: form-data; name="nights"


      ----dio-boundary-3788753558
      content-disposition: form-data; name="breakfast"

      true
      ----dio-boundary-3788753558--

      `,
    { breakfast: true },
  ),
  reads(
    'MultipartRequest of the package http',
    http`
      POST /file HTTP/1.1
      user-agent: Dart/3.9 (dart:io)
      content-type: multipart/form-data; boundary=dart-http-boundary-9ZkB.1QcX+WmT_7rVfL3uHsYpJ0eNdK5aGgOi8xMtbC2R4w
      accept-encoding: gzip
      content-length:
      host: api.example.com

      --dart-http-boundary-9ZkB.1QcX+WmT_7rVfL3uHsYpJ0eNdK5aGgOi8xMtbC2R4w
      content-disposition: form-data; name="title"

      A title
      --dart-http-boundary-9ZkB.1QcX+WmT_7rVfL3uHsYpJ0eNdK5aGgOi8xMtbC2R4w
      content-type: text/plain; charset=utf-8
      content-disposition: form-data; name="file"; filename="a.txt"

      content
      --dart-http-boundary-9ZkB.1QcX+WmT_7rVfL3uHsYpJ0eNdK5aGgOi8xMtbC2R4w--

      `,
    { title: 'A title', file: file('content', 'a.txt', 'text/plain') },
  ),
];
