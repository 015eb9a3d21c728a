import { createApp } from 'modern-rest';
import { AccountController } from './controller.js';

const json = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const account = {
  email: 'ANN@EXAMPLE.ORG',
  password: 'secret',
  display_name: 'Ann',
  since: '2026-01-31',
  devices: [{ kind: 'tablet', token: 'secret' }],
  main: { kind: 'phone', token: 'secret', number: 7 },
};
const avatar = (type: string): RequestInit => {
  const body = new FormData();
  body.append('picture', new File(['pixels'], 'a.png', { type }));
  return { method: 'POST', body };
};

const requests: Readonly<Record<string, readonly [path: string, init?: RequestInit]>> = {
  account: ['/accounts', json(account)],
  'wrong account': ['/accounts', json({ ...account, email: 'ann', display_name: 'much too long', devices: [{}], main: { kind: 'phone' } })],
  balance: ['/accounts/balance'],
  both: ['/accounts/both'],
  avatar: ['/accounts/avatar', avatar('image/png')],
  'wrong avatar': ['/accounts/avatar', avatar('image/gif')],
  docs: ['/docs'],
  script: ['/docs/scalar.js'],
  document: ['/openapi.json'],
};

/** Serves the accounts, and prints the answers to some requests. */
async function main(): Promise<void> {
  const { url, close } = await createApp({ title: 'Accounts', version: '1', controllers: [AccountController] }).listen();
  const answers: Record<string, unknown> = {};
  for (const [name, [path, init]] of Object.entries(requests)) {
    const response = await fetch(url + path, init);
    const body = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    answers[name] = [response.status, isJson ? (JSON.parse(body) as unknown) : body.slice(0, 15)];
  }
  await close();
  console.log(JSON.stringify(answers));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
