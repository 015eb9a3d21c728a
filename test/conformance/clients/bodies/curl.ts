import { type Entry, file, PNG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** The command line tool curl. */
export const CURL: readonly Entry[] = [
  reads(
    'B3: --get --data-urlencode "tags[]=a b" --data-urlencode "tags[]=c"',
    http`
      GET /lists?tags[]=a%20b&tags[]=c HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*

      `,
    { tags: ['a b', 'c'] },
  ),
  reads(
    'B4: --globoff with brackets in the URL',
    http`
      GET /filter?filter[color]=red&filter[tags][]=x HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*

      `,
    { filter: { color: 'red', tags: ['x'] } },
  ),
  reads(
    'B15: --cookie \'sid="5"\'',
    http`
      GET /session HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Cookie: theme=dark; sid="5"

      `,
    { sid: '5' },
  ),
  reads(
    '--cookie sid=a%20b',
    http`
      GET /session HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Cookie: sid=a%20b

      `,
    { sid: 'a b' },
  ),
  reads(
    "B1: --header 'Accept: application/json; version=2'",
    http`
      GET /scalars?name=Ann HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: application/json; version=2

      `,
    { name: 'Ann' },
  ),
  reads(
    '--data name=Ann --data active=1',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Content-Length:
      Content-Type: application/x-www-form-urlencoded

      name=Ann&active=1
      `,
    { name: 'Ann', active: true },
  ),
  reads(
    "--json '{…}'",
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Content-Type: application/json
      Accept: application/json
      Content-Length:

      {"name":"Ann","age":41}
      `,
    { name: 'Ann', age: 41 },
  ),
  refused(
    "B14: --data '[{…}]' without a Content-Type, where all values may be missing",
    http`
      POST /optional HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Content-Length:
      Content-Type: application/x-www-form-urlencoded

      [{"title":"Sea","nights":2}]
      `,
    'The body is JSON, but its Content-Type is application/x-www-form-urlencoded. Send a form, or the Content-Type of the body',
    'body',
  ),
  refused(
    "B14: --data '{…}' without a Content-Type",
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Content-Length:
      Content-Type: application/x-www-form-urlencoded

      {"name":"Ann"}
      `,
    'The body is JSON, but its Content-Type is application/x-www-form-urlencoded. Send a form, or the Content-Type of the body',
    'body',
  ),
  reads(
    "B3: --form 'tags[]=a' --form 'files[]=@a.png' --form 'files[]=@b.bin'",
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Content-Length:
      Content-Type: multipart/form-data; boundary=------------------------2c8ZQbCq7YxVtLr0sW1nHd

      --------------------------2c8ZQbCq7YxVtLr0sW1nHd
      Content-Disposition: form-data; name="tags[]"

      a
      --------------------------2c8ZQbCq7YxVtLr0sW1nHd
      Content-Disposition: form-data; name="files[]"; filename="a%22b.png"
      Content-Type: image/png

      ${PNG}
      --------------------------2c8ZQbCq7YxVtLr0sW1nHd
      Content-Disposition: form-data; name="files[]"; filename="b.bin"
      Content-Type: application/octet-stream

      content
      --------------------------2c8ZQbCq7YxVtLr0sW1nHd--

      `,
    { tags: ['a'], files: [file(PNG, 'a"b.png', 'image/png'), file('content', 'b.bin')] },
  ),
  reads(
    "B11: --form 'person={…};type=application/json' --form 'title=\"brian\";type=application/json'",
    http`
      POST /profile HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Content-Length:
      Content-Type: multipart/form-data; boundary=------------------------2c8ZQbCq7YxVtLr0sW1nHd

      --------------------------2c8ZQbCq7YxVtLr0sW1nHd
      Content-Disposition: form-data; name="person"
      Content-Type: application/json

      {"name":"Ann"}
      --------------------------2c8ZQbCq7YxVtLr0sW1nHd
      Content-Disposition: form-data; name="title"
      Content-Type: application/json

      "brian"
      --------------------------2c8ZQbCq7YxVtLr0sW1nHd--

      `,
    { person: { name: 'Ann' }, title: 'brian' },
  ),
  reads(
    'B6: --data-binary @body, a form that another program wrote with padding after its delimiters',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Content-Type: multipart/form-data; boundary=b
      Content-Length:

      --b${'  '}
      Content-Disposition: form-data; name="title"

      A title
      --b${'\t'}
      Content-Disposition: form-data; name="file"; filename="a.txt"
      Content-Type: text/plain

      content
      --b--${' '}

      `,
    { title: 'A title', file: file('content', 'a.txt', 'text/plain') },
  ),
  refused(
    "--form 'files=@a.txt,b.txt', which is a multipart body within the form",
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Content-Length:
      Content-Type: multipart/form-data; boundary=------------------------2c8ZQbCq7YxVtLr0sW1nHd

      --------------------------2c8ZQbCq7YxVtLr0sW1nHd
      Content-Disposition: form-data; name="files"
      Content-Type: multipart/mixed; boundary=------------------------Kp4mXe9TzRb1oUvA6jGfIy

      --------------------------Kp4mXe9TzRb1oUvA6jGfIy
      Content-Disposition: attachment; filename="a.txt"
      Content-Type: text/plain

      first
      --------------------------Kp4mXe9TzRb1oUvA6jGfIy--

      --------------------------2c8ZQbCq7YxVtLr0sW1nHd--

      `,
    'files is a multipart body of its own, which forms do not support. Send each file as a part named files',
    'files',
    'files',
  ),
  reads(
    '--upload-file - with a Content-Type, which is chunked',
    http`
      PUT /raw HTTP/1.1
      Host: api.example.com
      User-Agent: curl/8.5.0
      Accept: */*
      Transfer-Encoding: chunked
      Content-Type: image/png

      ${PNG}
      `,
    { file: file(PNG, undefined, 'image/png') },
  ),
];
