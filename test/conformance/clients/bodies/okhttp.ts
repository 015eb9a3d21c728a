import { type Entry, file, JPEG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** Retrofit and OkHttp on Android, with the converters of Gson and scalars. */
export const OKHTTP: readonly Entry[] = [
  reads(
    'B3: @Query("tags") List<String>',
    http`
      GET /lists?tags=a%20b&tags=c&ids=1 HTTP/1.1
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      `,
    { tags: ['a b', 'c'], ids: [1] },
  ),
  reads(
    'B3: @Query("tags[]") List<String>',
    http`
      GET /lists?tags%5B%5D=a&tags%5B%5D=b HTTP/1.1
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      `,
    { tags: ['a', 'b'] },
  ),
  reads(
    'B4: @QueryMap with the keys filter[color] and filter[active]',
    http`
      GET /filter?filter%5Bcolor%5D=red&filter%5Bactive%5D=true HTTP/1.1
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      `,
    { filter: { color: 'red', active: true } },
  ),
  refused(
    '@Query with a java.util.Date, which is written by toString()',
    http`
      GET /dates?from=Sat%20Jan%2031%2012%3A00%3A00%20GMT%2B00%3A00%202026 HTTP/1.1
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      `,
    'from must be an ISO 8601 date, for example 2026-01-31T12:00:00Z',
    'query',
    'from',
  ),
  reads(
    '@FormUrlEncoded with @Field values, null left out',
    http`
      POST /scalars HTTP/1.1
      Content-Type: application/x-www-form-urlencoded
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      name=J%C3%BCrgen%20%2B%20Ann&age=41&active=true
      `,
    { name: 'Jürgen + Ann', age: 41, active: true },
  ),
  reads(
    '@Body with Gson, which escapes = and & in strings',
    http`
      POST /scalars HTTP/1.1
      Content-Type: application/json; charset=UTF-8
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      {"name":"a \u003d b \u0026 c","price":1.0,"active":false}
      `,
    { name: 'a = b & c', price: 1, active: false },
  ),
  reads(
    '@Part("title") RequestBody and @Part MultipartBody.Part, each with Content-Length',
    http`
      POST /file HTTP/1.1
      Content-Type: multipart/form-data; boundary=7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="title"
      Content-Transfer-Encoding: binary
      Content-Type: text/plain; charset=utf-8
      Content-Length: 7

      Größe
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="file"; filename="a%22b.jpg"
      Content-Type: image/jpeg
      Content-Length: 22

      ${JPEG}
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { title: 'Größe', file: file(JPEG, 'a"b.jpg', 'image/jpeg') },
  ),
  reads(
    'B10: @Part("file") RequestBody of image/jpeg, which has no file name',
    http`
      POST /file HTTP/1.1
      Content-Type: multipart/form-data; boundary=7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="file"
      Content-Transfer-Encoding: binary
      Content-Type: image/jpeg
      Content-Length: 22

      ${JPEG}
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { file: file(JPEG, undefined, 'image/jpeg') },
  ),
  reads(
    'B11: @Part("title") String and @Part("person") Person with Gson, which writes both as JSON',
    http`
      POST /profile HTTP/1.1
      Content-Type: multipart/form-data; boundary=7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="title"
      Content-Transfer-Encoding: binary
      Content-Type: application/json; charset=UTF-8
      Content-Length: 7

      "brian"
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="person"
      Content-Transfer-Encoding: binary
      Content-Type: application/json; charset=UTF-8
      Content-Length: 23

      {"name":"Ann","age":41}
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { title: 'brian', person: { name: 'Ann', age: 41 } },
  ),
  reads(
    'B11: @Part("tags") List<String> with Gson',
    http`
      POST /file HTTP/1.1
      Content-Type: multipart/form-data; boundary=7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="tags"
      Content-Transfer-Encoding: binary
      Content-Type: application/json; charset=UTF-8
      Content-Length: 9

      ["a","b"]
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="file"; filename="a.txt"
      Content-Type: text/plain
      Content-Length: 7

      content
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { tags: ['a', 'b'], file: file('content', 'a.txt', 'text/plain') },
  ),
  reads(
    'B3, B11: @Part("tags[]") List<String> with Gson, which is one part',
    http`
      POST /file HTTP/1.1
      Content-Type: multipart/form-data; boundary=7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="tags[]"
      Content-Transfer-Encoding: binary
      Content-Type: application/json; charset=UTF-8
      Content-Length: 9

      ["a","b"]
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="file"; filename="a.txt"
      Content-Type: text/plain
      Content-Length: 7

      content
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { tags: ['a', 'b'], file: file('content', 'a.txt', 'text/plain') },
  ),
  reads(
    'B3: @Part List<MultipartBody.Part> named files[]',
    http`
      POST /files HTTP/1.1
      Content-Type: multipart/form-data; boundary=7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/5.3.0

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="files[]"; filename="1.jpg"
      Content-Type: image/*

      ${JPEG}
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="files[]"; filename="2.jpg"
      Content-Type: image/*

      ${JPEG}
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { files: [file(JPEG, '1.jpg', 'image/*'), file(JPEG, '2.jpg', 'image/*')] },
  ),
  reads(
    '@Body RequestBody of image/jpeg for a raw body',
    http`
      PUT /raw HTTP/1.1
      Content-Type: image/jpeg
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      ${JPEG}
      `,
    { file: file(JPEG, undefined, 'image/jpeg') },
  ),
  refused(
    'B14: a file that is sent as text with @Part("file") String and the scalars converter',
    http`
      POST /file HTTP/1.1
      Content-Type: multipart/form-data; boundary=7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Length:
      Host: api.example.com
      Connection: Keep-Alive
      Accept-Encoding: gzip
      User-Agent: okhttp/4.12.0

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="file"

      /storage/emulated/0/a.jpg
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    'file must be a file: send it as a part with a file name, or with a Content-Type',
    'files',
    'file',
  ),
];
