import type { ValueType } from '@modern-rest/core';
import { typeMismatch } from '../coerce.ts';
import { compileUnions, type UnionOf } from '../union.ts';
import { type Dump, type Dumping, dumpEntries, dumpItems } from './dump-property.ts';
import { refusal, refuse } from './findings.ts';
import { NOT_A_LIST, NOT_AN_OBJECT } from './refusals.ts';

/** Returns the function that validates values of a type and writes them. */
export function compileDumpType<T>(type: ValueType, dumping: Dumping<T>, readUnion: UnionOf): Dump<T> {
  const { dumperOf, form } = dumping;
  const unionOf = compileUnions(type, readUnion);
  const compile = (part: ValueType): Dump<T> => {
    switch (part.kind) {
      case 'scalar':
        return (value, found) => {
          const expected = typeMismatch(value, part.scalar);
          return expected === undefined ? dumping.writeAny(value) : void refuse(found, refusal(expected), value);
        };
      case 'model':
        return dumperOf(part.model);
      case 'nullable': {
        const dump = compile(part.item);
        return (value, found) => (value === null ? form.plain(null) : dump(value, found));
      }
      case 'list': {
        const dump = compile(part.item);
        return (value, found) => (Array.isArray(value) ? dumpItems(value, dump, form, found) : void refuse(found, NOT_A_LIST, value));
      }
      case 'record': {
        const dump = compile(part.item);
        return (value, found) => {
          if (typeof value !== 'object' || value === null || Array.isArray(value)) return void refuse(found, NOT_AN_OBJECT, value);
          return dumpEntries(value, dump, dumping, found);
        };
      }
      case 'union': {
        const union = unionOf(part.members);
        const dumpers = new Map(part.members.map((member) => [member, compile(member)]));
        const unexpected = refusal(union.discriminator?.expected ?? union.expected);
        return (value, found) => {
          const member = union.choose(value, 'model');
          if (!member) return void refuse(found, unexpected, value);
          return (dumpers.get(member) ?? dumperOf((member as ValueType & { kind: 'model' }).model))(value, found);
        };
      }
    }
  };
  return compile(type);
}
