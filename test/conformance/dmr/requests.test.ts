import { describe } from 'vitest';
import { APPLICATION } from './application.ts';
import { COERCION } from './coercion.ts';
import { COMPONENTS } from './components.ts';
import { CONTROLLERS } from './controllers.ts';
import { ERRORS } from './errors.ts';
import { runTable } from './run-table.ts';

describe('values by their declared types', () => runTable(COERCION, APPLICATION));

describe('components and parsers', () => runTable(COMPONENTS, APPLICATION));

describe('controllers and settings', () => runTable(CONTROLLERS, APPLICATION));

describe('answers and errors', () => runTable(ERRORS, APPLICATION));
