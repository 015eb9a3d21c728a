import type { EndpointHead } from './endpoint-head.ts';
import type { Settings } from './settings.ts';

/** An endpoint before its components are known: what identifies it, and the settings that hold for it. */
export interface ConfiguredEndpoint extends EndpointHead, Settings {}
