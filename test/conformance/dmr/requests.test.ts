import { describe } from 'vitest';
import { APPLICATION } from './application.ts';
import { COERCION } from './coercion.ts';
import { COMPONENTS } from './components.ts';
import { CONTROLLERS } from './controllers.ts';
import { ERRORS } from './errors.ts';
import { runTable } from './run-table.ts';
import { STRICT_APPLICATION } from './strict-application.ts';
import { STRICT_REQUESTS } from './strict-requests.ts';

describe('values by their declared types', () => runTable(COERCION, APPLICATION));

describe('components and parsers', () => runTable(COMPONENTS, APPLICATION));

describe('controllers and settings', () => runTable(CONTROLLERS, APPLICATION));

describe('answers and errors', () => runTable(ERRORS, APPLICATION));

describe('settings of the application', () => runTable(STRICT_REQUESTS, STRICT_APPLICATION));
