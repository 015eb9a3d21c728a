import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { CREATE_ORDER } from '../models/json-schemas.ts';
import type { Prepare } from './engine.ts';
import { loadWork } from './load-work.ts';

/** ajv with full formats and all errors. It checks only: dates stay text, nothing becomes an instance. */
export const prepare: Prepare = ({ valid }) => {
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(CREATE_ORDER);
  return loadWork(
    valid,
    (body) => validate(body),
    (result) => result === true,
  );
};
