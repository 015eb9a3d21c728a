import type { Direction, Model, ValueFormat, ValueSource } from '@modern-rest/core';
import type { InstanceView } from './as-instance.ts';
import type { Models } from './models.ts';
import type { PropertiesOf } from './wire-properties.ts';
import type { AnyWriter } from './write-any.ts';

/** The models and the format that values are written for. */
export interface Writing {
  readonly direction: Direction;
  readonly source: ValueSource;
  readonly propertiesOf: PropertiesOf;
  /** Returns how answers are seen as instances of a model. */
  readonly viewOf: (model: Model) => InstanceView;
  /** Writes values that are not described by a declaration. */
  readonly any: AnyWriter;
}

/** Collects what values of a format are written with. */
export function writingOf(known: Models, format: ValueFormat, direction: Direction): Writing {
  return {
    direction,
    source: format.source,
    propertiesOf: known.properties(format, direction),
    viewOf: known.views(format),
    // A client sends its own values: class-transformer decorators of answers do not apply to them.
    any: direction === 'output' ? known.anyWriter(format) : CLIENT_VALUES,
  };
}

const CLIENT_VALUES: AnyWriter = { write: writeClientValue, entries: (value) => [...(value instanceof Map ? value : Object.entries(value))] };

function writeClientValue(value: unknown): unknown {
  if (value instanceof Date) return value.toJSON();
  return Array.isArray(value) ? value.map(writeClientValue) : value;
}
