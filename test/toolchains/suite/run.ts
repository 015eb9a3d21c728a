import { inMemory, type TestRequest } from '@modern-rest/testing';
import { buildDocument, createApp, DefinitionError, type ReportedProblem } from 'modern-rest';
import { NamedThingController, ThingController } from './inferred-controllers.js';
import { OrderPath } from './models.js';
import { OrderController } from './order-controller.js';
import { orderRequests, thingRequests } from './requests.js';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What an application answers and how it describes itself, or the report of why it does not start. */
export type Outcome =
  | { readonly answers: Readonly<Record<string, Answer>>; readonly document: unknown }
  | { readonly problems: readonly ReportedProblem[] };

export interface SuiteResult {
  /** Whether a new instance has a field without an initial value. */
  readonly definesFields: boolean;
  readonly explicit: Outcome;
  readonly inferred: Outcome;
}

/** Runs both applications of the suite in memory. */
export async function runSuite(): Promise<SuiteResult> {
  return {
    definesFields: 'id' in new OrderPath(),
    explicit: await outcomeOf([OrderController], orderRequests),
    inferred: await outcomeOf([ThingController, NamedThingController], thingRequests),
  };
}

type Controllers = Parameters<typeof createApp>[0]['controllers'];

async function outcomeOf(controllers: Controllers, requests: Readonly<Record<string, TestRequest>>): Promise<Outcome> {
  try {
    const { api } = createApp({ title: 'Suite', version: '1', controllers, openApi: false });
    const send = inMemory(api);
    const answers: Record<string, Answer> = {};
    for (const [name, request] of Object.entries(requests)) {
      const response = await send(request);
      answers[name] = { status: response.status, body: await response.json() };
    }
    return { answers, document: buildDocument(api) };
  } catch (error) {
    if (error instanceof DefinitionError) return { problems: error.problems };
    throw error;
  }
}
