import { type Entry, file, JPEG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** URLSession of iOS with forms as its users write them, and Alamofire. */
export const URLSESSION: readonly Entry[] = [
  reads(
    'B3: Alamofire parameters ["tags": ["a b", "c"], "ids": [1]] with URLEncoding.default',
    http`
      GET /lists?ids%5B%5D=1&tags%5B%5D=a%20b&tags%5B%5D=c HTTP/1.1
      Host: api.example.com
      Accept: */*
      Connection: keep-alive
      User-Agent: Shop/1.0 (com.example.shop; build:1; iOS 18.1.0) Alamofire/5.10.2
      Accept-Language: en-GB;q=1.0, de-DE;q=0.9
      Accept-Encoding: br;q=1.0, gzip;q=0.9, deflate;q=0.8

      `,
    { tags: ['a b', 'c'], ids: [1] },
  ),
  reads(
    'Alamofire booleans, which are 1 and 0',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded; charset=utf-8
      Accept: */*
      User-Agent: Shop/1.0 (com.example.shop; build:1; iOS 18.1.0) Alamofire/5.10.2
      Accept-Encoding: br;q=1.0, gzip;q=0.9, deflate;q=0.8
      Content-Length:
      Connection: keep-alive

      active=1&age=41&name=J%C3%BCrgen
      `,
    { name: 'Jürgen', age: 41, active: true },
  ),
  reads(
    'B4: Alamofire parameters with a dictionary',
    http`
      GET /filter?filter%5Bactive%5D=0&filter%5Bcolor%5D=red&filter%5Btags%5D%5B%5D=x HTTP/1.1
      Host: api.example.com
      Accept: */*
      Connection: keep-alive
      User-Agent: Shop/1.0 (com.example.shop; build:1; iOS 18.1.0) Alamofire/5.10.2
      Accept-Encoding: br;q=1.0, gzip;q=0.9, deflate;q=0.8

      `,
    { filter: { active: false, color: 'red', tags: ['x'] } },
  ),
  reads(
    'URLQueryItem, which does not escape a plus sign',
    http`
      GET /scalars?name=+49%20171 HTTP/1.1
      Host: api.example.com
      Accept: */*
      User-Agent: Shop/1 CFNetwork/1568.100.1 Darwin/24.1.0
      Accept-Language: en-GB,en;q=0.9
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      `,
    { name: ' 49 171' },
  ),
  reads(
    'B7: URLQueryItem(name: "nights", value: nil), a name without an equals sign',
    http`
      GET /optional?title=Sea&nights HTTP/1.1
      Host: api.example.com
      Accept: */*
      User-Agent: Shop/1 CFNetwork/1568.100.1 Darwin/24.1.0
      Accept-Language: en-GB,en;q=0.9
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      `,
    { title: 'Sea' },
  ),
  reads(
    'JSONEncoder with .iso8601 dates, nil left out',
    http`
      POST /dates HTTP/1.1
      Host: api.example.com
      Content-Type: application/json
      Accept: */*
      User-Agent: Shop/1 CFNetwork/1568.100.1 Darwin/24.1.0
      Content-Length:
      Accept-Language: en-GB,en;q=0.9
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      {"from":"2026-01-31T12:00:00Z"}
      `,
    { from: new Date('2026-01-31T12:00:00Z') },
  ),
  refused(
    'JSONEncoder with its default dates: seconds since 2001',
    http`
      POST /dates HTTP/1.1
      Host: api.example.com
      Content-Type: application/json
      Accept: */*
      User-Agent: Shop/1 CFNetwork/1568.100.1 Darwin/24.1.0
      Content-Length:
      Accept-Language: en-GB,en;q=0.9
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      {"from":791553600}
      `,
    'from must be an ISO 8601 date, for example 2026-01-31T12:00:00Z',
    'body',
    'from',
  ),
  refused(
    'B14: httpBody of JSON without a Content-Type, which URLSession sends as a urlencoded form',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Accept: */*
      User-Agent: Shop/1 CFNetwork/1568.100.1 Darwin/24.1.0
      Content-Length:
      Accept-Language: en-GB,en;q=0.9
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      {"name":"Ann"}
      `,
    'The body is JSON, but its Content-Type is application/x-www-form-urlencoded. Send a form, or the Content-Type of the body',
    'body',
  ),
  reads(
    'Alamofire MultipartFormData',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary=alamofire.boundary.9c1a0f6e5d4b3c2a
      Accept: */*
      User-Agent: Shop/1.0 (com.example.shop; build:1; iOS 18.1.0) Alamofire/5.10.2
      Content-Length:
      Accept-Encoding: br;q=1.0, gzip;q=0.9, deflate;q=0.8
      Connection: keep-alive

      --alamofire.boundary.9c1a0f6e5d4b3c2a
      Content-Disposition: form-data; name="title"

      A title
      --alamofire.boundary.9c1a0f6e5d4b3c2a
      Content-Disposition: form-data; name="file"; filename="IMG_0001.HEIC"
      Content-Type: image/heic

      ${JPEG}
      --alamofire.boundary.9c1a0f6e5d4b3c2a--

      `,
    { title: 'A title', file: file(JPEG, 'IMG_0001.HEIC', 'image/heic') },
  ),
  reads(
    'B10: Alamofire append(data, withName: "file", mimeType: "image/jpeg")',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary=alamofire.boundary.9c1a0f6e5d4b3c2a
      Accept: */*
      User-Agent: Shop/1.0 (com.example.shop; build:1; iOS 18.1.0) Alamofire/5.10.2
      Content-Length:
      Accept-Encoding: br;q=1.0, gzip;q=0.9, deflate;q=0.8
      Connection: keep-alive

      --alamofire.boundary.9c1a0f6e5d4b3c2a
      Content-Disposition: form-data; name="file"
      Content-Type: image/jpeg

      ${JPEG}
      --alamofire.boundary.9c1a0f6e5d4b3c2a--

      `,
    { file: file(JPEG, undefined, 'image/jpeg') },
  ),
  reads(
    'B3, B10: Alamofire append(data, withName: "files[]", mimeType: "image/jpeg") several times',
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary=alamofire.boundary.9c1a0f6e5d4b3c2a
      Accept: */*
      User-Agent: Shop/1.0 (com.example.shop; build:1; iOS 18.1.0) Alamofire/5.10.2
      Content-Length:
      Connection: keep-alive

      --alamofire.boundary.9c1a0f6e5d4b3c2a
      Content-Disposition: form-data; name="files[]"
      Content-Type: image/jpeg

      ${JPEG}
      --alamofire.boundary.9c1a0f6e5d4b3c2a
      Content-Disposition: form-data; name="files[]"
      Content-Type: image/jpeg

      ${JPEG}
      --alamofire.boundary.9c1a0f6e5d4b3c2a--

      `,
    { files: [file(JPEG, undefined, 'image/jpeg'), file(JPEG, undefined, 'image/jpeg')] },
  ),
  reads(
    'B15: a cookie of HTTPCookieStorage whose value has quotes',
    http`
      GET /session HTTP/1.1
      Host: api.example.com
      Accept: */*
      Cookie: sid="a%20b"; theme="dark"
      User-Agent: Shop/1 CFNetwork/1568.100.1 Darwin/24.1.0
      Connection: keep-alive

      `,
    { sid: 'a b' },
  ),
  reads(
    'B3: a form written by hand, which ends without a line break',
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary=Boundary-3F2504E0-4F89-41D3-9A0C-0305E82C3301
      Accept: */*
      User-Agent: Shop/1 CFNetwork/1568.100.1 Darwin/24.1.0
      Content-Length:
      Accept-Language: en-GB,en;q=0.9
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      --Boundary-3F2504E0-4F89-41D3-9A0C-0305E82C3301
      Content-Disposition: form-data; name="files[]"; filename="photo.jpg"
      Content-Type: image/jpeg

      ${JPEG}
      --Boundary-3F2504E0-4F89-41D3-9A0C-0305E82C3301--
      `,
    { files: [file(JPEG, 'photo.jpg', 'image/jpeg')] },
  ),
  refused(
    'B14: a form written by hand, with line feeds alone',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary=Boundary-3F2504E0-4F89-41D3-9A0C-0305E82C3301
      Accept: */*
      User-Agent: Shop/1 CFNetwork/1568.100.1 Darwin/24.1.0
      Content-Length:
      Connection: keep-alive

      ${'--Boundary-3F2504E0-4F89-41D3-9A0C-0305E82C3301\nContent-Disposition: form-data; name="file"; filename="a.txt"\n\ncontent\n--Boundary-3F2504E0-4F89-41D3-9A0C-0305E82C3301--\n'}
      `,
    'A delimiter does not end with CRLF. End each line of a multipart body with CRLF',
    'body',
  ),
  reads(
    'uploadTask(with:fromFile:) of a raw body',
    http`
      PUT /raw HTTP/1.1
      Host: api.example.com
      Content-Type: application/octet-stream
      Accept: */*
      User-Agent: Shop/1 CFNetwork/1568.100.1 Darwin/24.1.0
      Content-Length:
      Accept-Language: en-GB,en;q=0.9
      Accept-Encoding: gzip, deflate, br
      Connection: keep-alive

      ${JPEG}
      `,
    { file: file(JPEG) },
  ),
];
