import { defineConfig } from 'vitepress';

const PAGES = [
  { text: 'Getting started', link: '/getting-started' },
  { text: 'Controllers', link: '/controllers' },
  {
    text: 'Components',
    link: '/components',
    collapsed: false,
    items: [
      { text: 'Body', link: '/components/body' },
      { text: 'Query', link: '/components/query' },
      { text: 'Path', link: '/components/path' },
      { text: 'Headers', link: '/components/headers' },
      { text: 'Cookies', link: '/components/cookies' },
      { text: 'Files', link: '/components/files' },
      { text: 'Context', link: '/components/context' },
      { text: 'Your own', link: '/components/custom' },
    ],
  },
  { text: 'How requests are read', link: '/requests' },
  { text: 'Models', link: '/models' },
  { text: 'Settings', link: '/settings' },
  {
    text: 'Uploads',
    link: '/uploads',
    collapsed: false,
    items: [
      { text: 'Ways to send a file', link: '/uploads/transports' },
      { text: 'Where files go', link: '/uploads/storage' },
      { text: 'While they arrive', link: '/uploads/streaming' },
      { text: 'What a file really is', link: '/uploads/content' },
      { text: 'Images', link: '/uploads/images' },
      { text: 'Limits', link: '/uploads/limits' },
      { text: 'Promises', link: '/uploads/promises' },
      { text: 'Why did my upload fail?', link: '/uploads/why-did-my-upload-fail' },
    ],
  },
  { text: 'Errors', link: '/errors' },
  { text: 'Start-up problems', link: '/start-up-problems' },
  { text: 'OpenAPI', link: '/openapi' },
  { text: 'Command line', link: '/command-line' },
  { text: 'Bundling', link: '/bundling' },
  { text: 'Performance', link: '/performance' },
  { text: 'Migration', link: '/migration' },
];

export default defineConfig({
  title: 'modern-rest',
  description: 'Typed REST controllers for Koa',
  // Without an icon of its own a page asks for one that is not there.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  themeConfig: {
    nav: [
      { text: 'Guide', link: '/getting-started' },
      { text: 'Uploads', link: '/uploads' },
      { text: 'OpenAPI', link: '/openapi' },
    ],
    sidebar: [{ text: 'Guide', items: PAGES }],
    outline: [2, 3],
  },
});
