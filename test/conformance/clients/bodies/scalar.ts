import { type Entry, file, PNG, reads, refused } from './corpus/entry.ts';
import { http } from './corpus/http-text.ts';

/** The API client of Scalar in Chromium. */
export const SCALAR: readonly Entry[] = [
  reads(
    'B3: an array in the query',
    http`
      GET /lists?tags=a+b&tags=c HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Accept: */*
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36

      `,
    { tags: ['a b', 'c'] },
  ),
  reads(
    'B4: an object in the query that was typed as JSON',
    http`
      GET /filter?filter=%7B%22color%22%3A+%22red%22%2C+%22active%22%3A+false%7D HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Accept: application/json
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36

      `,
    { filter: { color: 'red', active: false } },
  ),
  reads(
    'B7: rows of optional parameters that are enabled and empty',
    http`
      GET /optional?title=&nights=&room= HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Accept: */*
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36

      `,
    { title: '' },
  ),
  reads(
    'a JSON body with the example of each type',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      Content-Type: application/json
      Accept: */*
      Origin: https://api.example.com

      ${'{\n  "name": "",\n  "age": 1,\n  "price": 1,\n  "active": true,\n  "size": "small"\n}'}
      `,
    { name: '', age: 1, price: 1, active: true, size: 'small' },
  ),
  reads(
    'a form with a file, and an empty row of an optional text',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Accept: */*

      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Content-Disposition: form-data; name="title"


      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Content-Disposition: form-data; name="file"; filename="a.png"
      Content-Type: image/png

      ${PNG}
      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2--

      `,
    { title: '', file: file(PNG, 'a.png', 'image/png') },
  ),
  reads(
    'B13: an optional file that was not chosen',
    http`
      POST /profile HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Accept: */*

      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Content-Disposition: form-data; name="person"; filename="blob"
      Content-Type: application/json

      {"name":"Ann"}
      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Content-Disposition: form-data; name="avatar"; filename=""
      Content-Type: application/octet-stream


      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2--

      `,
    { person: { name: 'Ann' } },
  ),
  refused(
    'B13: a file whose model allows several types, which are all sent as its Content-Type',
    http`
      POST /file HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Accept: */*

      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Content-Disposition: form-data; name="file"; filename="a.png"
      Content-Type: image/png, image/jpeg

      ${PNG}
      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2--

      `,
    'file has a Content-Type that is not a media type: send one type, such as image/png',
    'files',
    'file',
  ),
  reads(
    'B3: several files under one name',
    http`
      POST /files HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Accept: */*

      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Content-Disposition: form-data; name="files"; filename="a.txt"
      Content-Type: text/plain

      first
      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2
      Content-Disposition: form-data; name="files"; filename="a.txt"
      Content-Type: text/plain

      second
      ------WebKitFormBoundaryZ9y8X7w6V5u4T3s2--

      `,
    { files: [file('first', 'a.txt', 'text/plain'), file('second', 'a.txt', 'text/plain')] },
  ),
  reads(
    'a urlencoded form',
    http`
      POST /scalars HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      Content-Type: application/x-www-form-urlencoded
      Accept: */*

      name=Ann&age=41&active=true
      `,
    { name: 'Ann', age: 41, active: true },
  ),
  reads(
    'a raw body',
    http`
      POST /raw HTTP/1.1
      Host: api.example.com
      Connection: keep-alive
      Content-Length:
      Content-Type: application/octet-stream
      Accept: */*

      ${PNG}
      `,
    { file: file(PNG) },
  ),
];
