export { inMemory, type Send, type TestRequest } from './in-memory.ts';
export type { Sendable } from './outgoing-file.ts';
export { type TestClient, testClient } from './test-client.ts';
