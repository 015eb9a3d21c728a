import { wireNames } from '../wire-properties.ts';
import type { ModelCheck, ModelFault } from './model-check.ts';

/** Reports two properties with one name on the wire: each would receive the value that is meant for the other. */
export const wireNamesDiffer: ModelCheck = ({ properties, format }) => {
  const first = new Map<string, string>();
  return properties.flatMap((property): ModelFault[] => {
    const { name } = property;
    const { wire, key } = wireNames(property, format);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, name);
      return [];
    }
    const reason = `its properties ${other} and ${name} are both named ${wire} on the wire`;
    return [{ code: 'MODEL_NOT_READABLE', reason, fix: "give one of them another: @Expose({ name: '…' })" }];
  });
};
