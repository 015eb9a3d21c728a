import type { ValueSource } from '@modern-rest/core';
import { Misnamed } from '../bracket-values.ts';
import { transform } from '../transform.ts';
import type { WireProperty } from '../wire-properties.ts';
import { compileDoubt, type Doubt } from './doubt.ts';
import type { NamedStep, Rule } from './findings.ts';
import { missingRule } from './missing-rule.ts';
import type { PropertyChecks } from './property-checks.ts';
import { compileReadItem, compileReadProperty, compileReadTransformed, type Models, type Read } from './read-property.ts';

/** How a property of a model is read from the values of a source, and what is asked of it. */
export interface LoadProperty {
  readonly property: WireProperty;
  readonly step: NamedStep;
  readonly source: ValueSource;
  /** The name of its raw value. */
  readonly key: string;
  /** Runs `@Transform` on text, before it is read. `undefined` if there is no such transformation. */
  readonly transformText: ((value: unknown, raw: object) => unknown) | undefined;
  /** `undefined` where what was sent is taken as it is. */
  readonly read: Read | undefined;
  /** Reads an item of a list of JSON. */
  readonly readItem: Read | undefined;
  /** Runs `@Transform` on the value that was read; `undefined` for none. */
  readonly transform: ((value: unknown, raw: object) => unknown) | undefined;
  /** Whether null stands for itself whatever the type is. */
  readonly takesNull: boolean;
  /** `true` if null is an issue, whatever its constraints say. */
  readonly refusesNull: boolean;
  /** `true` if an empty text means that the value is missing. */
  readonly blankIsMissing: boolean;
  /** Whether it has to be sent. */
  readonly required: boolean;
  /** The rule that is broken if it is required and missing. */
  readonly missing: Rule;
  /** `true` if its constraints accept `undefined`, and therefore run even if it is missing. */
  readonly mayBeMissing: boolean;
  readonly doubt: Doubt | undefined;
  readonly checks: PropertyChecks;
}

/** Reads how the properties of a model are loaded. */
export function readLoadProperties(properties: readonly WireProperty[], source: ValueSource, models: Models): LoadProperty[] {
  const missing = missingRule(new Set(properties.map(({ key }) => key)));
  return properties.map((property, position) => {
    const { wire, key, optional, nullAsMissing, conditional, initial, transforms, checks, readsRaw } = property;
    const transforming = transforms.input.length > 0;
    const readsText = readsRaw && source === 'text';
    const mayBeMissing = !optional && !conditional && property.absent().undefined;
    const required = !optional && !conditional && !mayBeMissing && initial === undefined;
    const transformValue = (value: unknown, raw: object): unknown => transform(property, 'input', value, raw);
    return {
      property,
      step: { wire, position },
      source,
      key: source === 'json' ? wire : key,
      transformText: readsText ? (value, raw) => (value instanceof Misnamed ? value : transformValue(value, raw)) : undefined,
      read: readsText ? compileReadTransformed(property, models) : readsRaw ? undefined : compileReadProperty(property, source, models),
      readItem: property.collection === 'list' && !property.listClass && source === 'json' ? compileReadItem(property, source, models) : undefined,
      transform: transforming && !readsText ? transformValue : undefined,
      takesNull: nullAsMissing || conditional || mayBeMissing,
      refusesNull: refusesNull(property),
      blankIsMissing: source !== 'json' && !required && takesNoBlank(property),
      required,
      mayBeMissing,
      missing,
      doubt: compileDoubt(property),
      checks: checks(),
    };
  });
}

/** `true` if a property may be missing, but not null. */
export function refusesNull({ optional, nullAsMissing, nullable, conditional }: WireProperty): boolean {
  return optional && !nullAsMissing && !nullable && !conditional;
}

/** `true` if an empty text cannot be a value of a property. The items of lists are not concerned. */
function takesNoBlank({ list, collection, nested, scalar, keywords }: WireProperty): boolean {
  if (list) return false;
  const allowed = 'const' in keywords ? [keywords.const as unknown] : (keywords.enum as readonly unknown[] | undefined);
  if (Array.isArray(allowed)) return !allowed.includes('');
  return nested !== undefined || collection === 'map' || (scalar !== undefined && scalar !== 'string');
}

/** The value of a member of the object's own. */
export function ownValue(values: object, key: string): unknown {
  return Object.hasOwn(values, key) ? (values as Record<string, unknown>)[key] : undefined;
}
