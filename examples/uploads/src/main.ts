import { app } from './api.ts';

const port = Number(process.env['PORT'] ?? 8000);
const { url, close } = await app.listen(port);

console.log(`API   ${url}/api/metadata/
Docs  ${url}/docs
Try   printf 'a receipt\\n' > receipt.txt; printf 'the rules\\n' > rules.txt
      curl -X PUT ${url}/api/metadata/ -F 'receipt=@receipt.txt;type=text/plain' -F 'rules=@rules.txt;type=text/plain'`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void close());
}
