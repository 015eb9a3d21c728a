import { app } from './api.ts';

const port = process.env['PORT'] ?? '8000';

try {
  const { url, close } = await app.listen(Number(port));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close());
  }
  console.log(`API   ${url}/api/metadata/
Docs  ${url}/docs
Try   printf 'a receipt\\n' > receipt.txt; printf 'the rules\\n' > rules.txt
      curl -X PUT ${url}/api/metadata/ -F 'receipt=@receipt.txt;type=text/plain' -F 'rules=@rules.txt;type=text/plain'`);
} catch (error) {
  console.error(`Cannot listen on port ${port}: ${(error as Error).message}. Set the environment variable PORT to another one.`);
  process.exitCode = 1;
}
