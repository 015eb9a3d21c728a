// #region example
import { inMemory, testClient } from '@modern-rest/testing';
import { app, UserController } from './upload.ts';

const receipt = new File(['a receipt\n'], 'receipt.txt', { type: 'text/plain' });
const rules = new File(['the rules\n'], 'rules.txt', { type: 'text/plain' });

/** Says what is sent: method, URL, headers, body. */
export async function sendRequest(): Promise<Response> {
  const send = inMemory(app.api);
  return send({ method: 'POST', url: '/users', body: new FormData() });
}

/** Calls the handler by its name and with its parameters; the compiler checks both. */
export async function callHandler(): Promise<Response> {
  const users = testClient(app.api, UserController);
  return users.create({ userId: 7, userEmail: 'ada@example.org' }, { receipt, rules });
}
// #endregion example

export const output = async () => {
  const [sent, called] = [await sendRequest(), await callHandler()];
  return { sendRequest: { status: sent.status }, callHandler: { status: called.status, body: await called.json() } };
};
