import type { GrowthRow } from './growth-row.ts';
import { BODIES } from './rows/bodies.ts';
import { FORMS } from './rows/forms.ts';
import { HEADS } from './rows/heads.ts';
import { MODELS } from './rows/models.ts';
import { ROUTES } from './rows/routes.ts';

/** Everything that may grow. */
export const GROWTH_ROWS: readonly GrowthRow[] = [...ROUTES, ...MODELS, ...BODIES, ...HEADS, ...FORMS];

/** Finds a row by its ID. Throws if there is none. */
export function growthRow(id: string): GrowthRow {
  const row = GROWTH_ROWS.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`There is no row ${id}`);
  return row;
}
