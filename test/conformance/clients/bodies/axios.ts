import { type Entry, file, JPEG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** axios: the adapter of Node.js, and forms as browsers write them from the `FormData` that axios fills. */
export const AXIOS: readonly Entry[] = [
  reads(
    "B3: get(url, { params: { tags: ['a b', 'c'], ids: [1, 2] } })",
    http`
      GET /lists?tags%5B%5D=a+b&tags%5B%5D=c&ids%5B%5D=1&ids%5B%5D=2 HTTP/1.1
      Accept: application/json, text/plain, */*
      User-Agent: axios/1.21.1
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      `,
    { tags: ['a b', 'c'], ids: [1, 2] },
  ),
  reads(
    'B3: params with paramsSerializer: { indexes: null }',
    http`
      GET /lists?tags=a&tags=b HTTP/1.1
      Accept: application/json, text/plain, */*
      User-Agent: axios/1.21.1
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      `,
    { tags: ['a', 'b'] },
  ),
  reads(
    'B3: params with paramsSerializer: { indexes: true }, and a comma within an item',
    http`
      GET /lists?tags%5B0%5D=a,b&tags%5B1%5D=c HTTP/1.1
      Accept: application/json, text/plain, */*
      User-Agent: axios/1.21.1
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      `,
    { tags: ['a,b', 'c'] },
  ),
  reads(
    "B4: params: { filter: { color: 'red', price: { from: 1 }, tags: ['x', 'y'], active: true } }",
    http`
      GET /filter?filter%5Bcolor%5D=red&filter%5Bprice%5D%5Bfrom%5D=1&filter%5Btags%5D%5B0%5D=x&filter%5Btags%5D%5B1%5D=y&filter%5Bactive%5D=true HTTP/1.1
      Accept: application/json, text/plain, */*
      User-Agent: axios/1.21.1
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      `,
    { filter: { color: 'red', price: { from: 1 }, tags: ['x', 'y'], active: true } },
  ),
  refused(
    'B4: params with paramsSerializer: { dots: true }',
    http`
      GET /filter?filter.color=red HTTP/1.1
      Accept: application/json, text/plain, */*
      User-Agent: axios/1.21.1
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      `,
    'filter must be sent as JSON or as filter[color]; the request has "filter.color"',
    'query',
    'filter',
  ),
  reads(
    "params: { from: new Date('2026-01-31T12:00:00Z'), to: null }",
    http`
      GET /dates?from=2026-01-31T12:00:00.000Z HTTP/1.1
      Accept: application/json, text/plain, */*
      User-Agent: axios/1.21.1
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      `,
    { from: new Date('2026-01-31T12:00:00Z') },
  ),
  reads(
    'post(url, object) with a date and null',
    http`
      POST /dates HTTP/1.1
      Accept: application/json, text/plain, */*
      Content-Type: application/json
      User-Agent: axios/1.21.1
      Content-Length:
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      {"from":"2026-01-31T12:00:00.000Z","to":null}
      `,
    { from: new Date('2026-01-31T12:00:00Z'), to: null },
  ),
  reads(
    'post(url, new URLSearchParams(…))',
    http`
      POST /scalars HTTP/1.1
      Accept: application/json, text/plain, */*
      Content-Type: application/x-www-form-urlencoded;charset=utf-8
      User-Agent: axios/1.21.1
      Content-Length:
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      name=J%C3%BCrgen+M.&age=41&active=false
      `,
    { name: 'Jürgen M.', age: 41, active: false },
  ),
  reads(
    "B3: post(url, { items: [{ name, tags: [] }] }) with 'Content-Type': 'application/x-www-form-urlencoded'",
    http`
      POST /orders HTTP/1.1
      Accept: application/json, text/plain, */*
      Content-Type: application/x-www-form-urlencoded
      User-Agent: axios/1.21.1
      Content-Length:
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      items%5B0%5D%5Bname%5D=x+y&items%5B0%5D%5Btags%5D%5B0%5D=a&items%5B1%5D%5Bname%5D=z&items%5B1%5D%5Bquantity%5D=2
      `,
    {
      items: [
        { name: 'x y', tags: ['a'] },
        { name: 'z', quantity: 2 },
      ],
    },
  ),
  reads(
    "B3: postForm(url, { tags: ['a', 'b'], files: [file, blob] }) of Node.js",
    http`
      POST /files HTTP/1.1
      Accept: application/json, text/plain, */*
      Content-Type: multipart/form-data; boundary=axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      User-Agent: axios/1.21.1
      Content-Length:
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      Content-Disposition: form-data; name="tags[]"

      a
      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      Content-Disposition: form-data; name="tags[]"

      b
      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      Content-Disposition: form-data; name="files[]"; filename="a%22b é.txt"
      Content-Type: text/plain

      first
      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      Content-Disposition: form-data; name="files[]"; filename="blob"
      Content-Type: application/octet-stream

      second
      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN--

      `,
    { tags: ['a', 'b'], files: [file('first', 'a"b é.txt', 'text/plain'), file('second', 'blob')] },
  ),
  reads(
    'B3: postForm(url, { items: [{ name, tags }] }), whose lists within objects have indexes',
    http`
      POST /orders HTTP/1.1
      Accept: application/json, text/plain, */*
      Content-Type: multipart/form-data; boundary=axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      User-Agent: axios/1.21.1
      Content-Length:
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      Content-Disposition: form-data; name="items[0][name]"

      x
      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      Content-Disposition: form-data; name="items[0][tags][0]"

      a
      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      Content-Disposition: form-data; name="items[0][tags][1]"

      b
      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN--

      `,
    { items: [{ name: 'x', tags: ['a', 'b'] }] },
  ),
  reads(
    'postForm(url, { person: { name, age }, avatar: file }) in a browser',
    http`
      POST /profile HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      Accept: application/json, text/plain, */*
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW8
      Origin: https://shop.example.com

      ------WebKitFormBoundary7MA4YWxkTrZu0gW8
      Content-Disposition: form-data; name="person[name]"

      Ann
      ------WebKitFormBoundary7MA4YWxkTrZu0gW8
      Content-Disposition: form-data; name="person[age]"

      41
      ------WebKitFormBoundary7MA4YWxkTrZu0gW8
      Content-Disposition: form-data; name="person[address][city]"

      Kiel
      ------WebKitFormBoundary7MA4YWxkTrZu0gW8
      Content-Disposition: form-data; name="avatar"; filename="me.jpg"
      Content-Type: image/jpeg

      ${JPEG}
      ------WebKitFormBoundary7MA4YWxkTrZu0gW8--

      `,
    { person: { name: 'Ann', age: 41, address: { city: 'Kiel' } }, avatar: file(JPEG, 'me.jpg', 'image/jpeg') },
  ),
  refused(
    "B3: postForm(url, { 'person{}': { name } }), which keeps the braces in the name",
    http`
      POST /profile HTTP/1.1
      Accept: application/json, text/plain, */*
      Content-Type: multipart/form-data; boundary=axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      User-Agent: axios/1.21.1
      Content-Length:
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      Content-Disposition: form-data; name="person{}"

      {"name":"Ann"}
      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN--

      `,
    'person is required; the request has "person{}"',
    'body',
    'person',
  ),
  refused(
    "B14: post(url, formData) with a hand-written 'Content-Type': 'multipart/form-data'",
    http`
      POST /file HTTP/1.1
      Accept: application/json, text/plain, */*
      Content-Type: multipart/form-data
      User-Agent: axios/1.21.1
      Content-Length:
      Accept-Encoding: gzip, compress, deflate, br
      Host: api.example.com
      Connection: keep-alive

      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN
      Content-Disposition: form-data; name="file"; filename="a.txt"
      Content-Type: text/plain

      content
      --axios-1.21.1-boundary-QmLpXe3v_0fBcDe1gHiJkLmN--

      `,

    'The Content-Type multipart/form-data has no boundary parameter, probably because it was set by hand. Do not set Content-Type yourself: let the HTTP client write it from the form that it sends',
    'body',
  ),
];
