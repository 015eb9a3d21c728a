import { refusal } from './findings.ts';

/** What values are refused for before any constraint is asked. */
export const REQUIRED = refusal('is required', 'required');
export const NOT_NULL = refusal('must not be null');
export const NOT_AN_OBJECT = refusal('must be an object');
export const NOT_A_LIST = refusal('must be a list');
export const NOT_A_FILE = refusal('must be a file');
export const TOO_DEEP = refusal('must not be nested deeper than 256 levels', 'depth');
export const WITHIN_ITSELF = refusal('must not be within itself', 'cycle');
export const HIDES_ITS_KEYS = refusal('must not have a key hasOwnProperty', 'isNotEmptyObject');

/** Levels of models within models: JSON in text has no limit of its own that is lower. */
export const MAX_DEPTH = 256;
