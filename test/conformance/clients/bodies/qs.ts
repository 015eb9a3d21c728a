import { type Entry, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** qs, and superagent, which uses it for queries and forms. */
export const QS: readonly Entry[] = [
  reads(
    "B3: stringify({ tags: ['a b', 'c'] })",
    http`
      GET /lists?tags%5B0%5D=a%20b&tags%5B1%5D=c HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { tags: ['a b', 'c'] },
  ),
  reads(
    "B3: stringify(…, { arrayFormat: 'brackets', encodeValuesOnly: true })",
    http`
      GET /lists?tags[]=a&tags[]=b&ids[]=1 HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { tags: ['a', 'b'], ids: [1] },
  ),
  reads(
    "B3: stringify(…, { arrayFormat: 'repeat' })",
    http`
      GET /lists?tags=a&tags=b HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { tags: ['a', 'b'] },
  ),
  reads(
    "stringify(…, { arrayFormat: 'comma' }), which is one item of a list that is not declared with @Split",
    http`
      GET /lists?tags=a%2Cb HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { tags: ['a,b'] },
  ),
  reads(
    'B3: a sparse array, whose indexes have gaps',
    http`
      GET /lists?tags%5B3%5D=b&tags%5B10%5D=c&tags%5B0%5D=a HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { tags: ['a', 'b', 'c'] },
  ),
  reads(
    'B3: stringify({ tags: [] }, { allowEmptyArrays: true }), a name without a value',
    http`
      GET /lists?tags[] HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { tags: [''] },
  ),
  reads(
    'B4: stringify({ filter: { color, price: { from, to }, tags } })',
    http`
      GET /filter?filter%5Bcolor%5D=red&filter%5Bprice%5D%5Bfrom%5D=1&filter%5Bprice%5D%5Bto%5D=9.5&filter%5Btags%5D%5B0%5D=x&filter%5Btags%5D%5B1%5D=y HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { filter: { color: 'red', price: { from: 1, to: 9.5 }, tags: ['x', 'y'] } },
  ),
  refused(
    'B4: stringify(…, { allowDots: true })',
    http`
      GET /filter?filter.color=red&filter.active=true HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    'filter must be sent as JSON or as filter[color]; the request has "filter.active"',
    'query',
    'filter',
  ),
  reads(
    'B7: stringify({ title: null, nights: null, room: undefined })',
    http`
      GET /optional?title=&nights= HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { title: '' },
  ),
  reads(
    'B7: stringify(…, { strictNullHandling: true }), names without an equals sign',
    http`
      GET /optional?nights&breakfast&until HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    {},
  ),
  reads(
    'stringify({ from: new Date() }, { addQueryPrefix: true })',
    http`
      GET /dates?from=2026-01-31T12%3A00%3A00.000Z HTTP/1.1
      Host: api.example.com
      Accept: */*

      `,
    { from: new Date('2026-01-31T12:00:00Z') },
  ),
  refused(
    "stringify(…, { charset: 'iso-8859-1' }), whose escapes are not UTF-8",
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Content-Length:

      name=J%FCrgen
      `,
    'The body has a percent escape that is not UTF-8',
    'body',
  ),
  reads(
    "B3: superagent post(url).type('form').send({ tags: ['a', 'b c'] })",
    http`
      POST /lists HTTP/1.1
      Content-Type: application/x-www-form-urlencoded
      Host: api.example.com
      Accept-Encoding: gzip, deflate
      Content-Length:
      Connection: close

      tags=a&tags=b%20c
      `,
    { tags: ['a', 'b c'] },
  ),
  refused(
    'B4: superagent with a list of objects, which it writes without indexes',
    http`
      POST /orders HTTP/1.1
      Content-Type: application/x-www-form-urlencoded
      Host: api.example.com
      Accept-Encoding: gzip, deflate
      Content-Length:
      Connection: close

      items%5Bname%5D=x%20y&items%5Btags%5D=a&items%5Bname%5D=z&items%5Bquantity%5D=2
      `,
    'items must be sent as JSON or as items[0][name]; the request has "items[quantity]"',
    'body',
    'items',
  ),
  reads(
    'B3: stringify({ items: [{ name, tags }] })',
    http`
      POST /orders HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded
      Content-Length:

      items%5B0%5D%5Bname%5D=x%20y&items%5B0%5D%5Btags%5D%5B0%5D=a&items%5B1%5D%5Bname%5D=z&items%5B1%5D%5Bquantity%5D=2
      `,
    {
      items: [
        { name: 'x y', tags: ['a'] },
        { name: 'z', quantity: 2 },
      ],
    },
  ),
];
