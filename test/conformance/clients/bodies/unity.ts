import { type Entry, file, PNG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** UnityWebRequest: WWWForm and IMultipartFormSection. */
export const UNITY: readonly Entry[] = [
  reads(
    'B3: UnityWebRequest.Get with a query',
    http`
      GET /lists?tags[]=a%20b&tags[]=c HTTP/1.1
      Host: api.example.com
      User-Agent: UnityPlayer/6000.0.23f1 (UnityWebRequest/1.0, libcurl/8.10.1-DEV)
      Accept: */*
      Accept-Encoding: deflate, gzip
      X-Unity-Version: 6000.0.23f1

      `,
    { tags: ['a b', 'c'] },
  ),
  reads(
    'WWWForm without files, which is urlencoded with escapes in lower case',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      User-Agent: UnityPlayer/6000.0.23f1 (UnityWebRequest/1.0, libcurl/8.10.1-DEV)
      Accept: */*
      Accept-Encoding: deflate, gzip
      Content-Type: application/x-www-form-urlencoded
      X-Unity-Version: 6000.0.23f1
      Content-Length:

      name=J%c3%bcrgen%20M.&age=41
      `,
    { name: 'Jürgen M.', age: 41 },
  ),
  reads(
    'WWWForm with a screenshot: a line break before the first delimiter, a quoted boundary and charset, the type first',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      User-Agent: UnityPlayer/6000.0.23f1 (UnityWebRequest/1.0, libcurl/8.10.1-DEV)
      Accept: */*
      Accept-Encoding: deflate, gzip
      Content-Type: multipart/form-data; boundary="Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS"
      X-Unity-Version: 6000.0.23f1
      Content-Length:


      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Type: text/plain; charset="utf-8"
      Content-disposition: form-data; name="title"

      Level 1 – Größe
      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Type: image/png
      Content-disposition: form-data; name="file"; filename="file.png"

      ${PNG}
      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS--

      `,
    { title: 'Level 1 – Größe', file: file(PNG, 'file.png', 'image/png') },
  ),
  reads(
    'WWWForm.AddBinaryData without a name and a type, several times',
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      User-Agent: UnityPlayer/6000.0.23f1 (UnityWebRequest/1.0, libcurl/8.10.1-DEV)
      Accept: */*
      Content-Type: multipart/form-data; boundary="Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS"
      X-Unity-Version: 6000.0.23f1
      Content-Length:


      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Type: application/octet-stream
      Content-disposition: form-data; name="files"; filename="files.dat"

      first
      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Type: application/octet-stream
      Content-disposition: form-data; name="files"; filename="files.dat"

      second
      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS--

      `,
    { files: [file('first', 'files.dat'), file('second', 'files.dat')] },
  ),
  reads(
    'WWWForm with a file name beyond ASCII, in the encoding of e-mail, which is kept',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Accept: */*
      Content-Type: multipart/form-data; boundary="Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS"
      X-Unity-Version: 6000.0.23f1
      Content-Length:


      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Type: text/plain
      Content-disposition: form-data; name="file"; filename="=?utf-8?Q?Gr=C3=B6=C3=9Fe.txt?="

      content
      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS--

      `,
    { file: file('content', '=?utf-8?Q?Gr=C3=B6=C3=9Fe.txt?=', 'text/plain') },
  ),
  refused(
    'B14: UnityWebRequest.SerializeFormSections, which writes no closing delimiter',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Accept: */*
      Content-Type: multipart/form-data; boundary=Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      X-Unity-Version: 6000.0.23f1
      Content-Length:


      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Disposition: form-data; name="file"; filename="a.png"
      Content-Type: image/png

      ${PNG}
      `,
    'The body ended before its closing delimiter. It is incomplete.',
    'body',
  ),
  reads(
    'the same with the closing delimiter that users append, without a line break at the end',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Accept: */*
      Content-Type: multipart/form-data; boundary=Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      X-Unity-Version: 6000.0.23f1
      Content-Length:


      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Disposition: form-data; name="title"
      Content-Type: text/plain; charset=utf-8

      A title
      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Disposition: form-data; name="file"; filename="a.png"
      Content-Type: image/png

      ${PNG}
      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS--
      `,
    { title: 'A title', file: file(PNG, 'a.png', 'image/png') },
  ),
  reads(
    'B11: MultipartFormDataSection("person", json, "application/json")',
    http`
      POST /profile HTTP/1.1
      Host: api.example.com
      Accept: */*
      Content-Type: multipart/form-data; boundary=Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      X-Unity-Version: 6000.0.23f1
      Content-Length:


      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Disposition: form-data; name="person"
      Content-Type: application/json

      {"name":"Ann"}
      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS
      Content-Disposition: form-data; name="title"
      Content-Type: application/json

      "A title"
      --Xk3dPq9sLmA0bCeFgHiJ7uVwRt5yZoN1lKj2D8xS--
      `,
    { person: { name: 'Ann' }, title: 'A title' },
  ),
  reads(
    'a request with UploadHandlerRaw and the Content-Type application/json',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Accept: */*
      Content-Type: application/json
      X-Unity-Version: 6000.0.23f1
      Content-Length:

      {"name":"Ann","age":41,"price":0.10000000149011612,"active":false}
      `,
    { name: 'Ann', age: 41, price: 0.10000000149011612, active: false },
  ),
  refused(
    'B14: UnityWebRequest.Post(url, json), which escapes the JSON as a urlencoded form',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Accept: */*
      Content-Type: application/x-www-form-urlencoded
      X-Unity-Version: 6000.0.23f1
      Content-Length:

      %7b%22name%22%3a%22Ann%22%7d
      `,
    'The body is JSON, but its Content-Type is application/x-www-form-urlencoded. Send a form, or the Content-Type of the body',
    'body',
  ),
  reads(
    'UnityWebRequest.Put(url, bytes)',
    http`
      PUT /raw HTTP/1.1
      Host: api.example.com
      Accept: */*
      Content-Type: application/octet-stream
      X-Unity-Version: 6000.0.23f1
      Content-Length:

      ${PNG}
      `,
    { file: file(PNG) },
  ),
];
