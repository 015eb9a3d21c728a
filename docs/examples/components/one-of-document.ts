import { buildDocument, createApp } from 'modern-rest';
import type { RequestBodyObject } from 'openapi3-ts/oas32';
import { PaymentController } from './one-of.ts';

const { api } = createApp({ title: 'Payments', version: '1.0.0', controllers: [PaymentController] });

// #region example
const document = buildDocument(api);
const body = document.paths?.['/payments']?.post?.requestBody as RequestBodyObject | undefined;
export const output = () => body?.content['application/json'];
// #endregion example
