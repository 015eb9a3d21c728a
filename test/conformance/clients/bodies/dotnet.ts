import { type Entry, file, issue, PNG, reads, refused, refusedWith } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** HttpClient of .NET, and RestSharp. */
export const DOTNET: readonly Entry[] = [
  reads(
    'B3: FormUrlEncodedContent with a key for each item',
    http`
      POST /lists HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Content-Length:

      tags=a+b&tags=c&ids=1&ids=2
      `,
    { tags: ['a b', 'c'], ids: [1, 2] },
  ),
  reads(
    'B3: FormUrlEncodedContent with the names of model binding',
    http`
      POST /orders HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Content-Length:

      items%5B0%5D%5Bname%5D=x&items%5B0%5D%5Bquantity%5D=2&items%5B1%5D%5Bname%5D=y
      `,
    { items: [{ name: 'x', quantity: 2 }, { name: 'y' }] },
  ),
  refused(
    'B4: the dots of model binding',
    http`
      POST /orders HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Content-Length:

      items%5B0%5D.name=x&items%5B0%5D.quantity=2
      `,
    'items must be sent as JSON or as items[0][name]; the request has "items[0].quantity"',
    'body',
    'items',
  ),
  refused(
    'true.ToString(), which is True',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Content-Length:

      name=Ann&active=True
      `,
    'active must be one of true, false, 1, 0',
    'body',
    'active',
  ),
  reads(
    'PostAsJsonAsync, which is chunked',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Transfer-Encoding: chunked
      Content-Type: application/json; charset=utf-8

      {"name":"J\u00FCrgen","age":41,"price":9.50,"active":true,"size":"large"}
      `,
    { name: 'Jürgen', age: 41, price: 9.5, active: true, size: 'large' },
  ),
  reads(
    'DateTimeOffset with seven digits of a second, and null',
    http`
      POST /dates HTTP/1.1
      Host: api.example.com
      Transfer-Encoding: chunked
      Content-Type: application/json; charset=utf-8

      {"from":"2026-01-31T12:00:00.1234567+01:00","to":null}
      `,
    { from: new Date('2026-01-31T11:00:00.123Z'), to: null },
  ),
  reads(
    'B16: null for a value that may be null',
    http`
      POST /optional HTTP/1.1
      Host: api.example.com
      Transfer-Encoding: chunked
      Content-Type: application/json; charset=utf-8

      {"title":"Sea","note":null}
      `,
    { title: 'Sea', note: null },
  ),
  refusedWith(
    'B16: null for values that may be missing, but not null',
    http`
      POST /optional HTTP/1.1
      Host: api.example.com
      Transfer-Encoding: chunked
      Content-Type: application/json; charset=utf-8

      {"title":null,"nights":null,"note":null}
      `,
    400,
    issue('title must not be null', 'body', 'title'),
    issue('nights must not be null', 'body', 'nights'),
  ),
  refused(
    'DateTime of DateTimeKind.Unspecified, which has no time zone',
    http`
      POST /dates HTTP/1.1
      Host: api.example.com
      Transfer-Encoding: chunked
      Content-Type: application/json; charset=utf-8

      {"from":"2026-01-31T12:00:00"}
      `,
    'from must be an ISO 8601 date, for example 2026-01-31T12:00:00Z',
    'body',
    'from',
  ),
  reads(
    'B5: MultipartFormDataContent: a quoted boundary, names without quotes, two file names',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary="7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c"
      Content-Length:

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Type: text/plain; charset=utf-8
      Content-Disposition: form-data; name=title

      A title
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Type: image/png
      Content-Disposition: form-data; name=file; filename=a.png; filename*=utf-8''a.png

      ${PNG}
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { title: 'A title', file: file(PNG, 'a.png', 'image/png') },
  ),
  reads(
    'B5: a file name beyond ASCII: in the encoding of e-mail, and as filename*',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary="7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c"
      Content-Length:

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Type: application/pdf
      Content-Disposition: form-data; name=file; filename="=?utf-8?B?R3LDtsOfZS5wZGY=?="; filename*=utf-8''Gr%C3%B6%C3%9Fe.pdf

      content
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { file: file('content', 'Größe.pdf', 'application/pdf') },
  ),
  reads(
    'B3, B12: StreamContent without a Content-Type, several files',
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      Transfer-Encoding: chunked
      Content-Type: multipart/form-data; boundary="7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c"

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name=files; filename=a.bin; filename*=utf-8''a.bin

      first
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name=files; filename="b c.bin"; filename*=utf-8''b%20c.bin

      second
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { files: [file('first', 'a.bin'), file('second', 'b c.bin')] },
  ),
  reads(
    'B3: names with brackets, which are quoted by the user, in a form',
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary="7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c"
      Content-Length:

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Type: text/plain; charset=utf-8
      Content-Disposition: form-data; name="tags[0]"

      a
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Disposition: form-data; name="files[0]"; filename="a.bin"

      content
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { tags: ['a'], files: [file('content', 'a.bin')] },
  ),
  reads(
    'B11: JsonContent within a form',
    http`
      POST /profile HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary="7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c"
      Content-Length:

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Type: application/json; charset=utf-8
      Content-Disposition: form-data; name=person

      {"name":"Ann","age":41,"address":{"city":"Kiel"}}
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c
      Content-Type: application/json; charset=utf-8
      Content-Disposition: form-data; name=title

      "A title"
      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    { person: { name: 'Ann', age: 41, address: { city: 'Kiel' } }, title: 'A title' },
  ),
  refused(
    'MultipartFormDataContent without any content, which writes a part without headers',
    http`
      POST /optional HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary="7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c"
      Content-Length:

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c

      --7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c--

      `,
    'The headers of a part do not end',
    'body',
  ),
  reads(
    'B1: the Accept header of RestSharp',
    http`
      GET /scalars?name=Ann&active=false HTTP/1.1
      Host: api.example.com
      User-Agent: RestSharp/112.1.0.0
      Accept: application/json, text/json, text/x-json, text/javascript, application/xml, text/xml
      Accept-Encoding: gzip, deflate, br

      `,
    { name: 'Ann', active: false },
  ),
  reads(
    'B1: an Accept header with the parameters of OData',
    http`
      GET /scalars?name=Ann HTTP/1.1
      Host: api.example.com
      Accept: application/json;odata.metadata=minimal;odata.streaming=true

      `,
    { name: 'Ann' },
  ),
];
