import { type Entry, file, PNG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** "Try it out" of Swagger UI in Chromium. */
export const SWAGGER_UI: readonly Entry[] = [
  reads(
    'B3: an array in the query with explode: true',
    http`
      GET /lists?tags=a%20b&tags=c&ids=1&ids=2 HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      accept: application/json
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36

      `,
    { tags: ['a b', 'c'], ids: [1, 2] },
  ),
  reads(
    'B4: an object in the query with style: deepObject',
    http`
      GET /filter?filter%5Bcolor%5D=red&filter%5Bactive%5D=true HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      accept: application/json
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36

      `,
    { filter: { color: 'red', active: true } },
  ),
  reads(
    'B4: an object in the query with content: application/json',
    http`
      GET /filter?filter=%7B%22color%22%3A%22red%22%2C%22price%22%3A%7B%22from%22%3A1%7D%7D HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      accept: application/json
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36

      `,
    { filter: { color: 'red', price: { from: 1 } } },
  ),
  reads(
    'B7: "Send empty value" for parameters that are not required',
    http`
      GET /optional?title=&nights=&breakfast=&until= HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      accept: application/json
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36

      `,
    { title: '' },
  ),
  reads(
    'a JSON body, with line breaks as in its editor',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      accept: application/json
      Content-Type: application/json
      Origin: https://api.example.com

      ${'{\n  "name": "Ann",\n  "age": 41,\n  "active": true\n}'}
      `,
    { name: 'Ann', age: 41, active: true },
  ),
  reads(
    'a urlencoded form with an array and its encoding',
    http`
      POST /lists HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      accept: application/json
      Content-Type: application/x-www-form-urlencoded

      tags=a&tags=b&ids=1
      `,
    { tags: ['a', 'b'], ids: [1] },
  ),
  refused(
    'a urlencoded form with an array of integers without its encoding, which is joined with commas',
    http`
      POST /lists HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      accept: application/json
      Content-Type: application/x-www-form-urlencoded

      tags=a&ids=1%2C2
      `,
    'ids must be an integer number',
    'body',
    'ids',
    0,
  ),
  reads(
    'B3: a form with a list of files',
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      accept: application/json
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryA1b2C3d4E5f6G7h8

      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8
      Content-Disposition: form-data; name="tags"

      a
      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8
      Content-Disposition: form-data; name="files"; filename="a.png"
      Content-Type: image/png

      ${PNG}
      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8
      Content-Disposition: form-data; name="files"; filename="b"
      Content-Type: application/octet-stream

      content
      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8--

      `,
    { tags: ['a'], files: [file(PNG, 'a.png', 'image/png'), file('content', 'b')] },
  ),
  reads(
    'B11: an object and a text of application/json in a form, which are a Blob with a file name',
    http`
      POST /profile HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      accept: application/json
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryA1b2C3d4E5f6G7h8

      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8
      Content-Disposition: form-data; name="person"; filename="blob"
      Content-Type: application/json

      {"name":"Ann","age":41}
      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8
      Content-Disposition: form-data; name="title"; filename="blob"
      Content-Type: application/json

      "A title"
      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8--

      `,
    { person: { name: 'Ann', age: 41 }, title: 'A title' },
  ),
  reads(
    'B13: an optional file with "Send empty value"',
    http`
      POST /profile HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      accept: application/json
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryA1b2C3d4E5f6G7h8

      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8
      Content-Disposition: form-data; name="person"

      {"name":"Ann"}
      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8
      Content-Disposition: form-data; name="avatar"


      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8--

      `,
    { person: { name: 'Ann' } },
  ),
  refused(
    'B14: the example of a file: the text "string"',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      accept: application/json
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryA1b2C3d4E5f6G7h8

      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8
      Content-Disposition: form-data; name="file"

      string
      ------WebKitFormBoundaryA1b2C3d4E5f6G7h8--

      `,
    'file must be a file: send it as a part with a file name, or with a Content-Type',
    'files',
    'file',
  ),
  reads(
    'a raw body, with the media type that was chosen',
    http`
      POST /raw HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      accept: application/json
      Content-Type: image/png

      ${PNG}
      `,
    { file: file(PNG, undefined, 'image/png') },
  ),
];
