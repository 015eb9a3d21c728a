import { shownName, type ValueFormat, type ValueType } from '@modern-rest/core';
import { coerceText, readScalar } from '../coerce.ts';
import { compileUnions, type Union, type UnionOf } from '../union.ts';
import { REFUSED, refusal, refuse, within } from './findings.ts';
import { type Models, type Read, readItems } from './read-property.ts';
import { NOT_A_LIST, NOT_AN_OBJECT, REQUIRED } from './refusals.ts';

/** Returns the function that reads a raw value of a type. */
export function compileReadType(type: ValueType, { source }: ValueFormat, models: Models, readUnion: UnionOf): Read {
  const isText = source === 'text';
  const unionOf = compileUnions(type, readUnion);
  const compile = (part: ValueType): Read => {
    const read = compilePresent(part);
    return (raw, found) => (raw === undefined ? refuse(found, REQUIRED, raw) : read(raw, found));
  };
  const compilePresent = (part: ValueType): Read => {
    switch (part.kind) {
      case 'scalar':
        return (raw, found) => {
          // A form as a whole is no text.
          const read = isText && typeof raw === 'string' ? coerceText(raw, part.scalar, {}) : readScalar(raw, part.scalar);
          return 'value' in read ? read.value : refuse(found, refusal(read.expected), raw);
        };
      case 'model':
        return models.reader(part.model, source);
      case 'nullable': {
        const read = compile(part.item);
        return (raw, found) => (raw === null ? null : read(raw, found));
      }
      case 'list': {
        const item = compile(part.item);
        return (raw, found) => {
          const items = isText && !Array.isArray(raw) ? [raw] : raw;
          return Array.isArray(items) ? readItems(items, item, found) : refuse(found, NOT_A_LIST, raw);
        };
      }
      case 'record':
        return readRecord(compile(part.item), isText && part.item.kind !== 'list');
      case 'union':
        return readMember(unionOf(part.members), new Map(part.members.map((member) => [member, compile(member)])), models, source);
    }
  };
  return compile(type);
}

/** Names are data of the client: the object has no prototype that one of them could stand for. */
function readRecord(read: Read, once: boolean): Read {
  return (raw, found) => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse(found, NOT_AN_OBJECT, raw);
    const record = Object.create(null) as Record<string, unknown>;
    let position = 0;
    for (const [name, one] of Object.entries(raw)) {
      const from = found.failures.length;
      record[name] =
        once && Array.isArray(one) ? refuse(found, refusal(`must be sent once, not ${one.length} times`, 'once'), one) : read(one, found);
      within(found, from, { wire: shownName(name), position });
      position += 1;
      if (found.failures.length >= found.enough) break;
    }
    return record;
  };
}

function readMember(union: Union, readers: ReadonlyMap<ValueType, Read>, models: Models, source: ValueFormat['source']): Read {
  const { discriminator, expected } = union;
  const unexpected = refusal(expected);
  const unknown = discriminator && refusal(discriminator.expected, 'discriminator');
  return (raw, found) => {
    const member = union.choose(raw, 'wire');
    // Models are told apart by what is in them, and have no reader of their own.
    if (member) return (readers.get(member) ?? models.reader((member as ValueType & { kind: 'model' }).model, source))(raw, found);
    if (!unknown || typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse(found, unexpected, raw);
    const from = found.failures.length;
    refuse(found, unknown, raw);
    within(found, from, { wire: discriminator.property.wire, position: 0 });
    return REFUSED;
  };
}
