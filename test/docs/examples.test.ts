import type { Send } from '@modern-rest/testing';
import { inMemory } from '@modern-rest/testing';
import { type App, type AppOptions, buildDocument, createApp, type RunningServer } from 'modern-rest';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { documentErrors } from '../unit/openapi/document-gates.ts';
import { definitionErrorOf, EXAMPLES, type Example, exampleFiles, ROOT } from './examples.ts';
import { transcript } from './transcript.ts';

// What a page shows is the snapshot of this test: the two cannot differ.
test.each(exampleFiles('.ts'))('%s gives what its page shows', async (path) => {
  const example = (await import(`${EXAMPLES}${path}`)) as Example;
  onTestFinished(async () => example.cleanUp?.());
  const { extension, text } = await run(example);
  await expect(text).toMatchFileSnapshot(`${EXAMPLES}${path.replace(/\.ts$/, `.output.${extension}`)}`);
});

test.each(exampleFiles('.ts'))('two independent validators accept the document of %s', async (path) => {
  const example = (await import(`${EXAMPLES}${path}`)) as Example;
  if (!example.problem) expect(await documentErrors(buildDocument(application(example).api))).toEqual([]);
});

interface Output {
  readonly extension: 'http' | 'txt' | 'yaml';
  readonly text: string;
}

async function run(example: Example): Promise<Output> {
  if (example.problem) {
    const { name, message } = definitionErrorOf(example.problem);
    return { extension: 'txt', text: `${name}: ${message.replaceAll(ROOT, '')}\n` };
  }
  if (example.output) return { extension: 'yaml', text: stringify(await example.output(), { lineWidth: 0, aliasDuplicateObjects: false }) };

  const send = await sender(example);
  const exchanges: string[] = [];
  for (const request of example.runs ?? []) exchanges.push(await transcript(request, await send(request)));
  expect(exchanges, 'the example exports neither runs nor problem nor output').not.toEqual([]);
  return { extension: 'http', text: `${exchanges.join('\n\n###\n\n')}\n` };
}

async function sender(example: Example): Promise<Send> {
  return example.needsKoa ? overSocket(application(example)) : inMemory(application(example).api);
}

function application({ app, ...exported }: Example): App {
  return app ?? createApp({ title: 'Example', version: '1', controllers: controllersOf(exported), reportError: () => undefined });
}

function controllersOf(exported: Readonly<Record<string, unknown>>): AppOptions['controllers'] {
  return Object.entries(exported)
    .filter(([name, value]) => name.endsWith('Controller') && typeof value === 'function')
    .map(([, value]) => value as AppOptions['controllers'][number]);
}

async function overSocket(app: App): Promise<Send> {
  const server: RunningServer = await app.listen();
  onTestFinished(() => server.close());
  return ({ method, url, headers = {} }) => fetch(`${server.url}${url}`, { method, headers: { ...headers, connection: 'close' } });
}
