import { type Entry, file, PNG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** RestTemplate and WebClient of Spring, and Feign. */
export const SPRING: readonly Entry[] = [
  reads(
    'B1, B3: UriComponentsBuilder.queryParam("tags", "a b", "c") and its Accept header',
    http`
      GET /lists?tags=a%20b&tags=c&ids=1&ids=2 HTTP/1.1
      Accept: application/json, application/*+json
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive

      `,
    { tags: ['a b', 'c'], ids: [1, 2] },
  ),
  reads(
    'B1: Accept: application/json;charset=UTF-8',
    http`
      GET /scalars?name=Ann HTTP/1.1
      Accept: application/json;charset=UTF-8
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive

      `,
    { name: 'Ann' },
  ),
  reads(
    'MultiValueMap as a urlencoded form',
    http`
      POST /scalars HTTP/1.1
      Accept: text/plain, application/json, application/*+json, */*
      Content-Type: application/x-www-form-urlencoded;charset=UTF-8
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive
      Content-Length:

      name=J%C3%BCrgen&age=41&active=true
      `,
    { name: 'Jürgen', age: 41, active: true },
  ),
  reads(
    'the marker of a Thymeleaf checkbox, which is not declared',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Accept: */*
      Content-Type: application/x-www-form-urlencoded
      Content-Length:

      name=Ann&active=true&_active=on
      `,
    { name: 'Ann', active: true },
  ),
  reads(
    'Jackson OffsetDateTime, as Spring Boot writes it',
    http`
      POST /dates HTTP/1.1
      Accept: application/json, application/*+json
      Content-Type: application/json
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive
      Content-Length:

      {"from":"2026-01-31T12:00:00.000+00:00","to":"2026-02-01"}
      `,
    { from: new Date('2026-01-31T12:00:00Z'), to: new Date('2026-02-01') },
  ),
  refused(
    'Jackson with WRITE_DATES_AS_TIMESTAMPS, its default',
    http`
      POST /dates HTTP/1.1
      Accept: application/json, application/*+json
      Content-Type: application/json
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive
      Content-Length:

      {"from":[2026,1,31]}
      `,
    'from must be an ISO 8601 date, for example 2026-01-31T12:00:00Z',
    'body',
    'from',
  ),
  reads(
    'B5: RestTemplate with a FileSystemResource beyond ASCII',
    http`
      POST /file HTTP/1.1
      Accept: text/plain, application/json, application/*+json, */*
      Content-Type: multipart/form-data;charset=UTF-8;boundary=2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive
      Content-Length:

      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      Content-Disposition: form-data; name="title"
      Content-Type: text/plain;charset=UTF-8
      Content-Length: 7

      Größe
      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      Content-Disposition: form-data; name="file"; filename="=?UTF-8?Q?Gr=C3=B6=C3=9Fe.txt?="; filename*=UTF-8''Gr%C3%B6%C3%9Fe.txt
      Content-Type: text/plain
      Content-Length: 7

      content
      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX--

      `,
    { title: 'Größe', file: file('content', 'Größe.txt', 'text/plain') },
  ),
  reads(
    'B10: ByteArrayResource, which has no file name',
    http`
      POST /file HTTP/1.1
      Accept: text/plain, application/json, application/*+json, */*
      Content-Type: multipart/form-data;boundary=2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive
      Content-Length:

      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      Content-Disposition: form-data; name="file"
      Content-Type: application/octet-stream
      Content-Length: 70

      ${PNG}
      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX--

      `,
    { file: file(PNG) },
  ),
  reads(
    'B11: HttpEntity<Person> and HttpEntity<String> of application/json within a form',
    http`
      POST /profile HTTP/1.1
      Accept: text/plain, application/json, application/*+json, */*
      Content-Type: multipart/form-data;boundary=2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive
      Content-Length:

      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      Content-Disposition: form-data; name="person"
      Content-Type: application/json

      {"name":"Ann","age":41}
      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      Content-Disposition: form-data; name="title"
      Content-Type: application/json
      Content-Length: 9

      "A title"
      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX--

      `,
    { person: { name: 'Ann', age: 41 }, title: 'A title' },
  ),
  reads(
    'B11: a part of application/json for each item of a list',
    http`
      POST /orders HTTP/1.1
      Accept: text/plain, application/json, application/*+json, */*
      Content-Type: multipart/form-data;boundary=2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive
      Content-Length:

      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      Content-Disposition: form-data; name="items"
      Content-Type: application/json

      {"name":"x","quantity":2}
      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      Content-Disposition: form-data; name="items"
      Content-Type: application/json

      {"name":"y"}
      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX--

      `,
    { items: [{ name: 'x', quantity: 2 }, { name: 'y' }] },
  ),
  reads(
    'B11: HttpEntity<List<Item>> as one part',
    http`
      POST /orders HTTP/1.1
      Accept: text/plain, application/json, application/*+json, */*
      Content-Type: multipart/form-data;boundary=2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive
      Content-Length:

      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX
      Content-Disposition: form-data; name="items"
      Content-Type: application/json

      [{"name":"x"},{"name":"y"}]
      --2Cj5kQ0x_7-bWnZr1LtVmHdYpSfGaEoU3iX--

      `,
    { items: [{ name: 'x' }, { name: 'y' }] },
  ),
  reads(
    'B3: WebClient with MultipartBodyBuilder, which is chunked',
    http`
      POST /files HTTP/1.1
      user-agent: ReactorNetty/1.2.0
      host: api.example.com
      accept: */*
      Content-Type: multipart/form-data;boundary=vJ8-_kQ0xWnZr1LtVmHdYpSfGaEoU3iXbC
      transfer-encoding: chunked

      --vJ8-_kQ0xWnZr1LtVmHdYpSfGaEoU3iXbC
      Content-Type: text/plain;charset=UTF-8
      Content-Length: 1
      Content-Disposition: form-data; name="tags"

      a
      --vJ8-_kQ0xWnZr1LtVmHdYpSfGaEoU3iXbC
      Content-Type: image/png
      Content-Length: 70
      Content-Disposition: form-data; name="files"; filename="a.png"

      ${PNG}
      --vJ8-_kQ0xWnZr1LtVmHdYpSfGaEoU3iXbC
      Content-Type: text/plain
      Content-Length: 7
      Content-Disposition: form-data; name="files"; filename="b.txt"

      content
      --vJ8-_kQ0xWnZr1LtVmHdYpSfGaEoU3iXbC--

      `,
    { tags: ['a'], files: [file(PNG, 'a.png', 'image/png'), file('content', 'b.txt', 'text/plain')] },
  ),
  reads(
    'SpringFormEncoder of Feign, with Content-Transfer-Encoding',
    http`
      POST /file HTTP/1.1
      Accept: */*
      Content-Length:
      Content-Type: multipart/form-data; charset=UTF-8; boundary=18b2f0c9e8b
      User-Agent: Java/17.0.10
      Host: api.example.com
      Connection: keep-alive

      --18b2f0c9e8b
      Content-Disposition: form-data; name="title"
      Content-Type: text/plain; charset=UTF-8

      A title
      --18b2f0c9e8b
      Content-Disposition: form-data; name="file"; filename="a.bin"
      Content-Type: application/octet-stream
      Content-Transfer-Encoding: binary

      content
      --18b2f0c9e8b--

      `,
    { title: 'A title', file: file('content', 'a.bin') },
  ),
];
