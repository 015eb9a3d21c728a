import { classValidatorSerializer } from '@modern-rest/class-validator';
import type { AppOptions } from 'modern-rest';
import { describe } from 'vitest';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { APPLICATION } from './application.ts';
import { COERCION } from './coercion.ts';
import { COMPONENTS } from './components.ts';
import { CONTROLLERS } from './controllers.ts';
import { ERRORS } from './errors.ts';
import { type Entry, runTableInMemory } from './run-table.ts';
import { STRICT_APPLICATION } from './strict-application.ts';
import { STRICT_REQUESTS } from './strict-requests.ts';
import { UPLOAD_APPLICATION } from './upload-application.ts';
import { UPLOAD_GAPS } from './upload-gaps.ts';
import { UPLOAD_LIMITS } from './upload-limits.ts';
import { UPLOADS } from './uploads.ts';

useFreshFolders();

const TABLES: readonly (readonly [string, readonly Entry[], AppOptions])[] = [
  ['values by their declared types', COERCION, APPLICATION],
  ['components and parsers', COMPONENTS, APPLICATION],
  ['controllers and settings', CONTROLLERS, APPLICATION],
  ['answers and errors', ERRORS, APPLICATION],
  ['settings of the application', STRICT_REQUESTS, STRICT_APPLICATION],
  ['forms', UPLOADS, UPLOAD_APPLICATION],
  ['limits of forms', UPLOAD_LIMITS, UPLOAD_APPLICATION],
  ['what forms of other frameworks lack', UPLOAD_GAPS, UPLOAD_APPLICATION],
];

// What is not generated is interpreted: every answer is the same.
describe.each(TABLES)('models without generated code: %s', (_, entries, application) => {
  runTableInMemory(entries, { ...application, serializer: classValidatorSerializer({ generate: false }) });
});
