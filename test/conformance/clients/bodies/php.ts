import { type Entry, file, PNG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** PHP: `http_build_query`, its curl extension, streams, and Guzzle. */
export const PHP: readonly Entry[] = [
  reads(
    "B3: http_build_query(['tags' => ['a b', 'c'], 'ids' => [1, 2]])",
    http`
      GET /lists?tags%5B0%5D=a+b&tags%5B1%5D=c&ids%5B0%5D=1&ids%5B1%5D=2 HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { tags: ['a b', 'c'], ids: [1, 2] },
  ),
  reads(
    'B3: an array whose first item was unset',
    http`
      GET /lists?tags%5B1%5D=b&tags%5B2%5D=c HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { tags: ['b', 'c'] },
  ),
  reads(
    'http_build_query with true and a float',
    http`
      GET /scalars?name=Ann&price=1.5&active=1 HTTP/1.1
      Host: api.example.com
      Connection: close

      `,
    { name: 'Ann', price: 1.5, active: true },
  ),
  reads(
    'http_build_query with false and null, which it leaves out',
    http`
      GET /scalars?name=Ann&active=0 HTTP/1.1
      Host: api.example.com
      Connection: close

      `,
    { name: 'Ann', active: false },
  ),
  reads(
    "B4: http_build_query(['filter' => ['color' => 'red', 'price' => ['from' => 1]]], encoding_type: PHP_QUERY_RFC3986)",
    http`
      GET /filter?filter%5Bcolor%5D=light%20red&filter%5Bactive%5D=1&filter%5Btags%5D%5B0%5D=x&filter%5Bprice%5D%5Bfrom%5D=1 HTTP/1.1
      Host: api.example.com
      User-Agent: GuzzleHttp/7

      `,
    { filter: { color: 'light red', active: true, tags: ['x'], price: { from: 1 } } },
  ),
  refused(
    'B4: a list where a model with members is declared',
    http`
      GET /filter?filter%5B%5D=red HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    'filter must be sent as JSON or as filter[color]; the request has "filter[]"',
    'query',
    'filter',
  ),
  reads(
    'B3: file_get_contents with a stream context and a list of arrays',
    http`
      POST /orders HTTP/1.1
      Host: api.example.com
      Connection: close
      Content-Length:
      Content-Type: application/x-www-form-urlencoded

      items%5B0%5D%5Bname%5D=x&items%5B0%5D%5Bquantity%5D=2&items%5B0%5D%5Btags%5D%5B0%5D=a&items%5B1%5D%5Bname%5D=y
      `,
    { items: [{ name: 'x', quantity: 2, tags: ['a'] }, { name: 'y' }] },
  ),
  reads(
    'B7: Guzzle form_params of a form that was left empty',
    http`
      POST /optional HTTP/1.1
      Content-Length:
      User-Agent: GuzzleHttp/7
      Content-Type: application/x-www-form-urlencoded
      Host: api.example.com

      title=&nights=&breakfast=&room=&until=
      `,
    { title: '' },
  ),
  reads(
    "B3: CURLOPT_POSTFIELDS => ['tags[0]' => 'a', 'files[0]' => new CURLFile(…)]",
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      Accept: */*
      Content-Length:
      Content-Type: multipart/form-data; boundary=------------------------d74496d66958873e

      --------------------------d74496d66958873e
      Content-Disposition: form-data; name="tags[0]"

      a
      --------------------------d74496d66958873e
      Content-Disposition: form-data; name="tags[1]"

      b
      --------------------------d74496d66958873e
      Content-Disposition: form-data; name="files[0]"; filename="a.png"
      Content-Type: image/png

      ${PNG}
      --------------------------d74496d66958873e
      Content-Disposition: form-data; name="files[1]"; filename="b.bin"
      Content-Type: application/octet-stream

      content
      --------------------------d74496d66958873e--

      `,
    { tags: ['a', 'b'], files: [file(PNG, 'a.png', 'image/png'), file('content', 'b.bin')] },
  ),
  reads(
    'Guzzle multipart, with Content-Length in each part',
    http`
      POST /file HTTP/1.1
      Content-Length:
      User-Agent: GuzzleHttp/7
      Host: api.example.com
      Content-Type: multipart/form-data; boundary=5f0c8f1a3d9b7e2c4a6d8f0b1c3e5a7d9f1b3c5e

      --5f0c8f1a3d9b7e2c4a6d8f0b1c3e5a7d9f1b3c5e
      Content-Disposition: form-data; name="title"
      Content-Length: 9

      Ein Titel
      --5f0c8f1a3d9b7e2c4a6d8f0b1c3e5a7d9f1b3c5e
      Content-Disposition: form-data; name="file"; filename="größe.txt"
      Content-Length: 7
      Content-Type: text/plain

      content
      --5f0c8f1a3d9b7e2c4a6d8f0b1c3e5a7d9f1b3c5e--

      `,
    { title: 'Ein Titel', file: file('content', 'größe.txt', 'text/plain') },
  ),
  reads(
    'Guzzle json, with escaped slashes and characters',
    http`
      POST /scalars HTTP/1.1
      Content-Length:
      User-Agent: GuzzleHttp/7
      Content-Type: application/json
      Host: api.example.com

      {"name":"J\u00fcrgen \/ M.","age":41}
      `,
    { name: 'Jürgen / M.', age: 41 },
  ),
];
