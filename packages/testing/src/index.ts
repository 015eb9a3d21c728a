export { inMemory, type Send, type TestRequest } from './in-memory.ts';
export type { Sendable } from './outgoing-file.ts';
export { type TestClient, type TestClientOptions, testClient } from './test-client.ts';
