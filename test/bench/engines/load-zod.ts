import { CREATE_ORDER } from '../models/zod-schemas.ts';
import type { Prepare } from './engine.ts';
import { loadWork } from './load-work.ts';

/** zod 4. It makes objects of what is declared, with a date, as we do. */
export const prepare: Prepare = ({ valid }) =>
  loadWork(
    valid,
    (body) => CREATE_ORDER.safeParse(body),
    (result) => (result as { success: boolean }).success,
  );
