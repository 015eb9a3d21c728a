import { type Entry, file, JPEG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** jQuery in a browser: `$.param`, `$.ajax` and `serialize`. */
export const JQUERY: readonly Entry[] = [
  reads(
    "B3: $.get(url, { tags: ['a b', 'c'] })",
    http`
      GET /lists?tags%5B%5D=a%20b&tags%5B%5D=c HTTP/1.1
      Host: api.example.com
      Accept: */*
      X-Requested-With: XMLHttpRequest

      `,
    { tags: ['a b', 'c'] },
  ),
  reads(
    'B3: $.ajax with traditional: true',
    http`
      GET /lists?tags=a&tags=b&ids=1&ids=2 HTTP/1.1
      Host: api.example.com
      Accept: application/json, text/javascript, */*; q=0.01
      X-Requested-With: XMLHttpRequest

      `,
    { tags: ['a', 'b'], ids: [1, 2] },
  ),
  reads(
    'B1: $.ajax({ dataType: "json", cache: false }), whose Accept has a space before q',
    http`
      GET /scalars?name=Ann&_=1769860800000 HTTP/1.1
      Host: api.example.com
      Accept: application/json, text/javascript, */*; q=0.01
      X-Requested-With: XMLHttpRequest

      `,
    { name: 'Ann' },
  ),
  reads(
    "B1: $.ajax with headers: { Accept: 'application/json; charset=utf-8' }",
    http`
      GET /scalars?name=Ann HTTP/1.1
      Host: api.example.com
      Accept: application/json; charset=utf-8
      X-Requested-With: XMLHttpRequest

      `,
    { name: 'Ann' },
  ),
  reads(
    'B3: $.post(url, { items: [{ name, quantity, tags }] })',
    http`
      POST /orders HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded; charset=UTF-8
      Accept: */*
      X-Requested-With: XMLHttpRequest
      Content-Length:

      items%5B0%5D%5Bname%5D=x&items%5B0%5D%5Bquantity%5D=2&items%5B0%5D%5Btags%5D%5B%5D=a&items%5B0%5D%5Btags%5D%5B%5D=b&items%5B1%5D%5Bname%5D=y
      `,
    { items: [{ name: 'x', quantity: 2, tags: ['a', 'b'] }, { name: 'y' }] },
  ),
  reads(
    "B4: $.get(url, { filter: { color: 'red', active: true, price: { to: 9.5 } } })",
    http`
      GET /filter?filter%5Bcolor%5D=red&filter%5Bactive%5D=true&filter%5Bprice%5D%5Bto%5D=9.5 HTTP/1.1
      Host: api.example.com
      Accept: */*
      X-Requested-With: XMLHttpRequest

      `,
    { filter: { color: 'red', active: true, price: { to: 9.5 } } },
  ),
  reads(
    'B4: $.get(url, { filter: JSON.stringify({ color }) })',
    http`
      GET /filter?filter=%7B%22color%22%3A%22red%22%7D HTTP/1.1
      Host: api.example.com
      Accept: */*
      X-Requested-With: XMLHttpRequest

      `,
    { filter: { color: 'red' } },
  ),
  reads(
    'B7: $.post(url, { title: null, nights: undefined, tags: [] }), which writes null as an empty text',
    http`
      POST /optional HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded; charset=UTF-8
      Accept: */*
      X-Requested-With: XMLHttpRequest
      Content-Length:

      title=&nights=
      `,
    { title: '' },
  ),
  reads(
    'B7: $.post(url, $(form).serialize()) with inputs that were left empty',
    http`
      POST /optional HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded; charset=UTF-8
      Accept: */*
      X-Requested-With: XMLHttpRequest
      Content-Length:

      title=Sea+view&nights=&room=&until=&note=&tags=a&tags=b
      `,
    { title: 'Sea view', note: '', tags: ['a', 'b'] },
  ),
  refused(
    'serialize() of a checkbox without a value',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Content-Type: application/x-www-form-urlencoded; charset=UTF-8
      Accept: */*
      X-Requested-With: XMLHttpRequest
      Content-Length:

      name=Ann&active=on
      `,
    'active must be one of true, false, 1, 0',
    'body',
    'active',
  ),
  reads(
    "$.ajax({ contentType: 'application/json; charset=utf-8', data: JSON.stringify(…) })",
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Content-Type: application/json; charset=utf-8
      Accept: application/json, text/javascript, */*; q=0.01
      X-Requested-With: XMLHttpRequest
      Content-Length:

      {"name":"Ann","age":41,"price":1.5,"active":true,"size":"small"}
      `,
    { name: 'Ann', age: 41, price: 1.5, active: true, size: 'small' },
  ),
  reads(
    'B3: $.ajax({ data: new FormData(form), processData: false, contentType: false }) with <input name="files[]" multiple>',
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      Content-Type: multipart/form-data; boundary=----geckoformboundary4f1c3b2a9d8e7f60
      Accept: */*
      X-Requested-With: XMLHttpRequest
      Content-Length:

      ------geckoformboundary4f1c3b2a9d8e7f60
      Content-Disposition: form-data; name="tags[]"

      a
      ------geckoformboundary4f1c3b2a9d8e7f60
      Content-Disposition: form-data; name="files[]"; filename="a.jpg"
      Content-Type: image/jpeg

      ${JPEG}
      ------geckoformboundary4f1c3b2a9d8e7f60
      Content-Disposition: form-data; name="files[]"; filename="b.txt"
      Content-Type: text/plain

      content
      ------geckoformboundary4f1c3b2a9d8e7f60--

      `,
    { tags: ['a'], files: [file(JPEG, 'a.jpg', 'image/jpeg'), file('content', 'b.txt', 'text/plain')] },
  ),
];
