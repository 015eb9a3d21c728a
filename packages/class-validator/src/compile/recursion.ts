import type { Model } from '@modern-rest/core';
import type { PropertiesOf } from '../wire-properties.ts';

/** Whether values of a model may be within values of the same model. */
export function isRecursive(model: Model, propertiesOf: PropertiesOf): boolean {
  const seen = new Set<Model>();
  const leadsBack = (from: Model): boolean =>
    propertiesOf(from).some(({ nested, discriminator }) =>
      (discriminator ? [...discriminator.models.values()] : nested ? [nested] : []).some((next) => {
        if (next === model) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return leadsBack(next);
      }),
    );
  return leadsBack(model);
}
