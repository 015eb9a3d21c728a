import { testClient } from '@modern-rest/testing';
import { buildDocument, createApp } from 'modern-rest';
import { MeController, User } from './identity.ts';

const { api } = createApp({ title: 'Me', version: '1.0.0', controllers: [MeController] });

// #region example
export async function output() {
  const response = await testClient(api, MeController).show(new User('ada'));
  const { parameters, responses } = buildDocument(api).paths?.['/me']?.get ?? {};
  return { answer: await response.json(), parameters, unauthorized: responses?.['401'] };
}
// #endregion example
