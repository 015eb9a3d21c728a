import type { ModelCheck } from './model-check.ts';

/** Reports fields of a model of a request that no decorator declares: their values would be dropped. */
export const fieldsAreDeclared: ModelCheck = ({ direction, reading: { undeclared } }) => {
  if (direction !== 'input') return [];
  return undeclared.map((field) => ({
    code: 'FIELD_UNDECLARED',
    reason: `the field ${field} has no decorator, so it is never read from a request`,
    fix: 'decorate it: @IsString(), … or @Allow() for any value. If clients must not send it: @Exclude({ toClassOnly: true })',
  }));
};
