import { type Entry, file, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** Rails: `to_query`, its form helpers, and the forms of Rack and Net::HTTP. */
export const RAILS: readonly Entry[] = [
  reads(
    "B3: { ids: [1, 2], tags: ['a b', 'c'] }.to_query",
    http`
      GET /lists?ids%5B%5D=1&ids%5B%5D=2&tags%5B%5D=a+b&tags%5B%5D=c HTTP/1.1
      Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3
      Accept: */*
      User-Agent: Ruby
      Host: api.example.com

      `,
    { tags: ['a b', 'c'], ids: [1, 2] },
  ),
  reads(
    "B4: { filter: { active: true, color: 'red' } }.to_query, which sorts the names",
    http`
      GET /filter?filter%5Bactive%5D=true&filter%5Bcolor%5D=red&filter%5Btags%5D%5B%5D=x HTTP/1.1
      Accept: application/json
      User-Agent: Faraday v2.12.0
      Host: api.example.com

      `,
    { filter: { active: true, color: 'red', tags: ['x'] } },
  ),
  reads(
    'B3: a list of hashes without indexes',
    http`
      POST /orders HTTP/1.1
      Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3
      Accept: */*
      User-Agent: Ruby
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Content-Length:

      items%5B%5D%5Bname%5D=x&items%5B%5D%5Bquantity%5D=2&items%5B%5D%5Bname%5D=y&items%5B%5D%5Btags%5D%5B%5D=a&items%5B%5D%5Btags%5D%5B%5D=b
      `,
    {
      items: [
        { name: 'x', quantity: 2 },
        { name: 'y', tags: ['a', 'b'] },
      ],
    },
  ),
  reads(
    'B3: fields_for, with the indexes of added rows in milliseconds',
    http`
      POST /orders HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
      Content-Length:

      utf8=%E2%9C%93&authenticity_token=k9%2FQ%3D%3D&items%5B0%5D%5Bname%5D=x&items%5B1769860800123%5D%5Bname%5D=y&items%5B1769860800123%5D%5Bquantity%5D=3&commit=Save
      `,
    { items: [{ name: 'x' }, { name: 'y', quantity: 3 }] },
  ),
  reads(
    'B3: form_with multipart: true and a list of hashes without indexes',
    http`
      POST /orders HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryR4a5i6l7s8A9b0C1
      Accept: */*
      Content-Length:

      ------WebKitFormBoundaryR4a5i6l7s8A9b0C1
      Content-Disposition: form-data; name="items[][name]"

      x
      ------WebKitFormBoundaryR4a5i6l7s8A9b0C1
      Content-Disposition: form-data; name="items[][quantity]"

      2
      ------WebKitFormBoundaryR4a5i6l7s8A9b0C1
      Content-Disposition: form-data; name="items[][name]"

      y
      ------WebKitFormBoundaryR4a5i6l7s8A9b0C1--

      `,
    { items: [{ name: 'x', quantity: 2 }, { name: 'y' }] },
  ),
  refused(
    'B7: collection_check_boxes, whose hidden field is an empty item of a list of integers',
    http`
      POST /lists HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Accept: */*
      Content-Length:

      tags%5B%5D=a&ids%5B%5D=&ids%5B%5D=1
      `,
    'ids must be an integer number',
    'body',
    'ids',
    0,
  ),
  reads(
    'check_box that is not checked: its hidden field alone',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Accept: */*
      Content-Length:

      name=Ann&active=0
      `,
    { name: 'Ann', active: false },
  ),
  refused(
    'check_box that is checked: its hidden field and its value',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Accept: */*
      Content-Length:

      name=Ann&active=0&active=1
      `,
    'active must be sent once, not 2 times',
    'body',
    'active',
  ),
  reads(
    'B3, B7: select multiple, whose hidden field is an empty item of a list of texts',
    http`
      POST /lists HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Accept: */*
      Content-Length:

      tags%5B%5D=&tags%5B%5D=a
      `,
    { tags: ['', 'a'] },
  ),
  refused(
    'date_select, which splits a date over three names',
    http`
      POST /dates HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Accept: */*
      Content-Length:

      from%281i%29=2026&from%282i%29=1&from%283i%29=31
      `,
    'from is required',
    'body',
    'from',
  ),
  reads(
    'B2: button_to with Turbo, which accepts HTML alone, for a response without content',
    http`
      DELETE /session HTTP/1.1
      Host: api.example.com
      Accept: text/vnd.turbo-stream.html, text/html, application/xhtml+xml
      X-CSRF-Token: k9/Q==

      `,
    {},
  ),
  reads(
    'date_field and Time#iso8601',
    http`
      POST /dates HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Accept: */*
      Content-Length:

      from=2026-01-31&to=2026-02-01T12%3A00%3A00%2B01%3A00
      `,
    { from: new Date('2026-01-31'), to: new Date('2026-02-01T11:00:00Z') },
  ),
  refused(
    'datetime_field, which has no time zone',
    http`
      POST /dates HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Accept: */*
      Content-Length:

      from=2026-01-31T12%3A00
      `,
    'from must be an ISO 8601 date, for example 2026-01-31T12:00:00Z',
    'body',
    'from',
  ),
  reads(
    'B3: Rack::Multipart.build_multipart, with part headers in lower case and an encoded file name',
    http`
      POST /files HTTP/1.1
      Host: example.org
      Content-Type: multipart/form-data; boundary=AaB03x
      Content-Length:

      --AaB03x
      content-disposition: form-data; name="tags[]"

      a
      --AaB03x
      content-disposition: form-data; name="files[]"; filename="%C3%A9.txt"
      content-type: text/plain
      content-length: 7

      content
      --AaB03x--

      `,
    { tags: ['a'], files: [file('content', '%C3%A9.txt', 'text/plain')] },
  ),
  reads(
    'Net::HTTP set_form, with backslashes before quotes',
    http`
      POST /file HTTP/1.1
      Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3
      Accept: */*
      User-Agent: Ruby
      Host: api.example.com
      Content-Type: multipart/form-data; boundary=0TqkXkZ0i3OcfP8Ff1gXQkN6lQbWlAyH2mVd7uRs9EjKpZxC4nBtGw
      Content-Length:

      --0TqkXkZ0i3OcfP8Ff1gXQkN6lQbWlAyH2mVd7uRs9EjKpZxC4nBtGw
      Content-Disposition: form-data; name="title"

      A title
      --0TqkXkZ0i3OcfP8Ff1gXQkN6lQbWlAyH2mVd7uRs9EjKpZxC4nBtGw
      Content-Disposition: form-data; name="file"; filename="a\"b.txt"
      Content-Type: application/octet-stream

      content
      --0TqkXkZ0i3OcfP8Ff1gXQkN6lQbWlAyH2mVd7uRs9EjKpZxC4nBtGw--

      `,
    { title: 'A title', file: file('content', 'a"b.txt') },
  ),
  refused(
    'rest-client, which does not escape quotes in file names',
    http`
      POST /file HTTP/1.1
      Accept: */*
      User-Agent: rest-client/2.1.0 (linux x86_64) ruby/3.3.0p0
      Content-Length:
      Content-Type: multipart/form-data; boundary=----RubyFormBoundaryTBwdxFlAzXTmPqC9
      Host: api.example.com

      ------RubyFormBoundaryTBwdxFlAzXTmPqC9
      Content-Disposition: form-data; name="file"; filename="a"b.txt"
      Content-Type: text/plain

      content
      ------RubyFormBoundaryTBwdxFlAzXTmPqC9--

      `,
    'A part has a malformed Content-Disposition',
    'body',
  ),
];
