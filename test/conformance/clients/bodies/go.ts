import { type Entry, file, PNG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** net/http and mime/multipart of Go, and go-querystring. */
export const GO: readonly Entry[] = [
  reads(
    'B3: url.Values with Add for each item, sorted by Encode',
    http`
      GET /lists?ids=1&ids=2&tags=a+b&tags=c HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Accept-Encoding: gzip

      `,
    { tags: ['a b', 'c'], ids: [1, 2] },
  ),
  reads(
    'B3: go-querystring with the tag url:"tags,brackets"',
    http`
      GET /lists?tags%5B%5D=a&tags%5B%5D=b HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Accept-Encoding: gzip

      `,
    { tags: ['a', 'b'] },
  ),
  refused(
    'go-querystring with the tag url:"tags,numbered", which adds the index to the name',
    http`
      GET /lists?tags0=a&tags1=b HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Accept-Encoding: gzip

      `,
    'tags is required',
    'query',
    'tags',
  ),
  reads(
    'B4: go-querystring with a nested struct',
    http`
      GET /filter?filter%5Bactive%5D=true&filter%5Bcolor%5D=red&filter%5Bprice%5D%5Bfrom%5D=1.5 HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Accept-Encoding: gzip

      `,
    { filter: { active: true, color: 'red', price: { from: 1.5 } } },
  ),
  reads(
    'B7: go-querystring with zero values and no omitempty',
    http`
      GET /optional?breakfast=false&nights=0&room=&title= HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Accept-Encoding: gzip

      `,
    { title: '', nights: 0, breakfast: false },
  ),
  reads(
    'http.PostForm',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Content-Length:
      Content-Type: application/x-www-form-urlencoded
      Accept-Encoding: gzip

      active=true&age=41&name=J%C3%BCrgen+%26+Ann
      `,
    { name: 'Jürgen & Ann', age: 41, active: true },
  ),
  reads(
    'json.Marshal, which escapes <, > and &, with a line break of json.Encoder',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Content-Length:
      Content-Type: application/json
      Accept-Encoding: gzip

      ${'{"name":"\\u003cAnn\\u003e","price":1e+21}\n'}
      `,
    { name: '<Ann>', price: 1e21 },
  ),
  reads(
    'time.Time with nanoseconds',
    http`
      POST /dates HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Content-Length:
      Content-Type: application/json
      Accept-Encoding: gzip

      {"from":"2026-01-31T12:00:00.123456789Z","to":"0001-01-01T00:00:00Z"}
      `,
    { from: new Date('2026-01-31T12:00:00.123Z'), to: new Date('0001-01-01T00:00:00Z') },
  ),
  refused(
    'a nil slice, which is null in JSON',
    http`
      POST /lists HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Content-Length:
      Content-Type: application/json
      Accept-Encoding: gzip

      {"tags":null}
      `,
    'tags must be a list',
    'body',
    'tags',
  ),
  reads(
    'multipart.Writer with WriteField and CreateFormFile',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Content-Length:
      Content-Type: multipart/form-data; boundary=a1d5f0c9e8b7a6958473625140fedcba9876543210abcdef0123456789ab
      Accept-Encoding: gzip

      --a1d5f0c9e8b7a6958473625140fedcba9876543210abcdef0123456789ab
      Content-Disposition: form-data; name="title"

      A title
      --a1d5f0c9e8b7a6958473625140fedcba9876543210abcdef0123456789ab
      Content-Disposition: form-data; name="file"; filename="a\"b.txt"
      Content-Type: application/octet-stream

      content
      --a1d5f0c9e8b7a6958473625140fedcba9876543210abcdef0123456789ab--

      `,
    { title: 'A title', file: file('content', 'a"b.txt') },
  ),
  reads(
    'B10: CreatePart with a Content-Type and no file name, from a pipe, which is chunked',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Transfer-Encoding: chunked
      Content-Type: multipart/form-data; boundary=a1d5f0c9e8b7a6958473625140fedcba9876543210abcdef0123456789ab
      Accept-Encoding: gzip

      --a1d5f0c9e8b7a6958473625140fedcba9876543210abcdef0123456789ab
      Content-Disposition: form-data; name="file"
      Content-Type: image/png

      ${PNG}
      --a1d5f0c9e8b7a6958473625140fedcba9876543210abcdef0123456789ab--

      `,
    { file: file(PNG, undefined, 'image/png') },
  ),
  reads(
    'B15: AddCookie with a value that has a space, which is quoted',
    http`
      GET /session HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Cookie: sid="a b"
      Accept-Encoding: gzip

      `,
    { sid: 'a b' },
  ),
  reads(
    'http.NewRequest with a file as the body',
    http`
      PUT /raw HTTP/1.1
      Host: api.example.com
      User-Agent: Go-http-client/1.1
      Transfer-Encoding: chunked
      Content-Type: application/octet-stream
      Accept-Encoding: gzip

      ${PNG}
      `,
    { file: file(PNG) },
  ),
];
