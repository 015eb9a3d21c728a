import { createApp } from 'modern-rest';

class Undecorated {}

export const app = createApp({ title: 'Mistaken', version: '1', controllers: [Undecorated] });
