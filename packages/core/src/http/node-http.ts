/** `node:http`. Not imported: since Node.js 22, an `import` of it also loads fetch, HTTP/2 and worker threads, which takes 30 ms and 3 MB. */
export const nodeHttp = process.getBuiltinModule('node:http');
