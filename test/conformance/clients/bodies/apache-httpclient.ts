import { type Entry, file, issue, PNG, reads, refused, refusedWith } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** Apache HttpClient 4 and 5. */
export const APACHE_HTTPCLIENT: readonly Entry[] = [
  reads(
    'B3: URIBuilder.addParameter for each item',
    http`
      GET /lists?tags=a+b&tags=c&ids=1 HTTP/1.1
      Accept-Encoding: gzip, x-gzip, deflate
      Host: api.example.com
      Connection: keep-alive
      User-Agent: Apache-HttpClient/5.3.1 (Java/17.0.10)

      `,
    { tags: ['a b', 'c'], ids: [1] },
  ),
  reads(
    'UrlEncodedFormEntity in UTF-8',
    http`
      POST /scalars HTTP/1.1
      Accept-Encoding: gzip, x-gzip, deflate
      Content-Length:
      Content-Type: application/x-www-form-urlencoded; charset=UTF-8
      Host: api.example.com
      Connection: keep-alive
      User-Agent: Apache-HttpClient/5.3.1 (Java/17.0.10)

      name=J%C3%BCrgen&age=41&active=true
      `,
    { name: 'Jürgen', age: 41, active: true },
  ),
  refusedWith(
    'UrlEncodedFormEntity in ISO-8859-1, its default',
    http`
      POST /scalars HTTP/1.1
      Content-Length:
      Content-Type: application/x-www-form-urlencoded; charset=ISO-8859-1
      Host: api.example.com
      Connection: Keep-Alive
      User-Agent: Apache-HttpClient/4.5.14 (Java/11.0.22)
      Accept-Encoding: gzip,deflate

      name=J%FCrgen
      `,
    415,
    issue('An urlencoded body must be in UTF-8, accepted: application/x-www-form-urlencoded'),
  ),
  reads(
    'StringEntity with ContentType.APPLICATION_JSON',
    http`
      POST /orders HTTP/1.1
      Accept-Encoding: gzip, x-gzip, deflate
      Content-Length:
      Content-Type: application/json; charset=UTF-8
      Host: api.example.com
      Connection: keep-alive
      User-Agent: Apache-HttpClient/5.3.1 (Java/17.0.10)

      {"items":[{"name":"x","quantity":2},{"name":"y"}]}
      `,
    { items: [{ name: 'x', quantity: 2 }, { name: 'y' }] },
  ),
  reads(
    'B5: MultipartEntityBuilder in EXTENDED mode: underscores for what is not ASCII, and filename*',
    http`
      POST /file HTTP/1.1
      Accept-Encoding: gzip, x-gzip, deflate
      Content-Length:
      Content-Type: multipart/form-data; charset=UTF-8; boundary=httpclient_boundary_4e1f3a6c-9b7d-4f0e-8a2b-5c6d7e8f9a0b
      Host: api.example.com
      Connection: keep-alive
      User-Agent: Apache-HttpClient/5.3.1 (Java/17.0.10)

      --httpclient_boundary_4e1f3a6c-9b7d-4f0e-8a2b-5c6d7e8f9a0b
      Content-Disposition: form-data; name="title"
      Content-Type: text/plain; charset=UTF-8

      Größe
      --httpclient_boundary_4e1f3a6c-9b7d-4f0e-8a2b-5c6d7e8f9a0b
      Content-Disposition: form-data; name="file"; filename="____.docx"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%E6%96%87%E4%BB%B6.docx
      Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document

      content
      --httpclient_boundary_4e1f3a6c-9b7d-4f0e-8a2b-5c6d7e8f9a0b--

      `,
    { title: 'Größe', file: file('content', '报告文件.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document') },
  ),
  reads(
    'B3: MultipartEntityBuilder in STRICT mode, with Content-Transfer-Encoding and the charset US-ASCII',
    http`
      POST /files HTTP/1.1
      Content-Length:
      Content-Type: multipart/form-data; boundary=3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Host: api.example.com
      Connection: Keep-Alive
      User-Agent: Apache-HttpClient/4.5.14 (Java/11.0.22)
      Accept-Encoding: gzip,deflate

      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Content-Disposition: form-data; name="tags"
      Content-Type: text/plain; charset=US-ASCII
      Content-Transfer-Encoding: 8bit

      a
      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Content-Disposition: form-data; name="files"; filename="a.png"
      Content-Type: image/png
      Content-Transfer-Encoding: binary

      ${PNG}
      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Content-Disposition: form-data; name="files"; filename="b.bin"
      Content-Type: application/octet-stream
      Content-Transfer-Encoding: binary

      content
      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo--

      `,
    { tags: ['a'], files: [file(PNG, 'a.png', 'image/png'), file('content', 'b.bin')] },
  ),
  refused(
    'addTextBody(name, text), whose default charset is ISO-8859-1',
    http`
      POST /optional HTTP/1.1
      Content-Length:
      Content-Type: multipart/form-data; boundary=3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Host: api.example.com
      Connection: Keep-Alive
      User-Agent: Apache-HttpClient/4.5.14 (Java/11.0.22)
      Accept-Encoding: gzip,deflate

      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Content-Disposition: form-data; name="title"
      Content-Type: text/plain; charset=ISO-8859-1
      Content-Transfer-Encoding: 8bit

      ${Buffer.from('Größe', 'latin1')}
      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo--

      `,
    'title must be in UTF-8',
    'body',
    'title',
  ),
  reads(
    'BROWSER_COMPATIBLE mode, with a raw UTF-8 file name',
    http`
      POST /file HTTP/1.1
      Content-Length:
      Content-Type: multipart/form-data; boundary=3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo; charset=UTF-8
      Host: api.example.com
      Connection: Keep-Alive
      User-Agent: Apache-HttpClient/4.5.14 (Java/11.0.22)
      Accept-Encoding: gzip,deflate

      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Content-Disposition: form-data; name="title"

      A title
      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Content-Disposition: form-data; name="file"; filename="größe.txt"
      Content-Type: text/plain

      content
      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo--

      `,
    { title: 'A title', file: file('content', 'größe.txt', 'text/plain') },
  ),
  reads(
    'B11: addTextBody(name, json, ContentType.APPLICATION_JSON), and an InputStreamBody, which makes the body chunked',
    http`
      POST /profile HTTP/1.1
      Transfer-Encoding: chunked
      Content-Type: multipart/form-data; boundary=3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Host: api.example.com
      Connection: Keep-Alive
      User-Agent: Apache-HttpClient/4.5.14 (Java/11.0.22)
      Accept-Encoding: gzip,deflate

      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Content-Disposition: form-data; name="person"
      Content-Type: application/json; charset=UTF-8
      Content-Transfer-Encoding: 8bit

      {"name":"Ann"}
      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Content-Disposition: form-data; name="title"
      Content-Type: application/json; charset=UTF-8
      Content-Transfer-Encoding: 8bit

      "A \"title\""
      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo
      Content-Disposition: form-data; name="avatar"; filename="me.png"
      Content-Type: application/octet-stream
      Content-Transfer-Encoding: binary

      ${PNG}
      --3Xa7_kQ-9ZbT2wLmR0uVfYs1HdNcJgPo--

      `,
    { person: { name: 'Ann' }, title: 'A "title"', avatar: file(PNG, 'me.png') },
  ),
  reads(
    'B10: addBinaryBody(name, bytes), which has no file name',
    http`
      POST /file HTTP/1.1
      Accept-Encoding: gzip, x-gzip, deflate
      Content-Length:
      Content-Type: multipart/form-data; boundary=httpclient_boundary_4e1f3a6c-9b7d-4f0e-8a2b-5c6d7e8f9a0b
      Host: api.example.com
      Connection: keep-alive
      User-Agent: Apache-HttpClient/5.3.1 (Java/17.0.10)

      --httpclient_boundary_4e1f3a6c-9b7d-4f0e-8a2b-5c6d7e8f9a0b
      Content-Disposition: form-data; name="file"
      Content-Type: application/octet-stream

      ${PNG}
      --httpclient_boundary_4e1f3a6c-9b7d-4f0e-8a2b-5c6d7e8f9a0b--

      `,
    { file: file(PNG) },
  ),
  reads(
    'FileEntity for a raw body',
    http`
      PUT /raw HTTP/1.1
      Content-Length:
      Content-Type: image/png
      Host: api.example.com
      Connection: Keep-Alive
      User-Agent: Apache-HttpClient/4.5.14 (Java/11.0.22)
      Accept-Encoding: gzip,deflate

      ${PNG}
      `,
    { file: file(PNG, undefined, 'image/png') },
  ),
];
