import { parseMediaType } from '../http/media-type.ts';
import { checkResponses } from './check-responses.ts';
import type { ComponentProblem } from './component.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { PartialSettings, Settings } from './settings.ts';

/** What is wrong with the settings of one level. */
export interface SettingProblems {
  readonly problems: readonly ComponentProblem[];
  /** Those that would be found wrong again wherever they hold. */
  readonly unusable: readonly (keyof PartialSettings)[];
}

/** Says what is wrong with the settings of one level, which are of their kinds, and `merged` with those of the wider ones. */
export function checkSettings(named: PartialSettings, merged: Settings): SettingProblems {
  const limits = [...limitsAreNumbers(named.limits ?? {}), ...limitsAgree(named.limits ?? {}, merged.limits)];
  const responses = checkResponses(named, merged);
  return {
    problems: [...mediaTypesAreRight(named), ...limits, ...responses],
    unusable: [...(limits.length > 0 ? (['limits'] as const) : []), ...(responses.length > 0 ? (['responses', 'guards'] as const) : [])],
  };
}

/** A parser may read whatever is of one kind, or anything (RFC 9110, section 12.5.1). */
const RANGE = /^(?:\*|[^*/]+)\/\*$/;

/** What is compared with the type of a request is written as that is read. */
function mediaTypesAreRight({ parsers = [], renderers = [] }: PartialSettings): ComponentProblem[] {
  const read = parsers.map(({ mediaType }) => mediaType);
  const written = renderers.map(({ mediaType }) => mediaType);
  const wrong = (cause: string, fix: string): ComponentProblem => ({ code: 'SETTING_INVALID', cause, fix });
  return [
    ...read
      .filter((name) => parseMediaType(name)?.type !== name || (name.includes('*') && !RANGE.test(name)))
      .map((name) =>
        wrong(`a parser reads ${name}, which is no media type in lower case`, 'write it as text/csv, without parameters, or as a range: image/*'),
      ),
    ...written
      .filter((name) => !parseMediaType(name) || name.includes('*'))
      .map((name) => wrong(`a renderer writes ${name}, which is no media type`, 'write it as text/csv, without a star')),
    ...repeated(read).map((name) => wrong(`two parsers read ${name}, and only one of them would be asked`, 'keep one')),
    ...repeated(written).map((name) => wrong(`two renderers write ${name}, and only one of them would be asked`, 'keep one')),
  ];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function limitsAreNumbers(named: Partial<Limits>): ComponentProblem[] {
  return Object.entries(named).flatMap(([name, value]): ComponentProblem[] => {
    if (!(name in DEFAULT_LIMITS)) {
      return [{ code: 'LIMIT_INVALID', cause: `there is no limit ${name}`, fix: `use one of ${Object.keys(DEFAULT_LIMITS).join(', ')}` }];
    }
    if (value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && value >= 0)) return [];
    return [{ code: 'LIMIT_INVALID', cause: `limits.${name} is ${value}`, fix: 'a limit is a whole number from 0, or Infinity for none' }];
  });
}

/** What is a part of what: the part cannot be larger. */
const PARTS: readonly (readonly [part: keyof Limits, whole: keyof Limits])[] = [
  ['fileSize', 'multipartBody'],
  ['fieldSize', 'fieldsSize'],
  ['fieldsSize', 'multipartBody'],
  ['files', 'parts'],
  ['fields', 'parts'],
];

/** Only what this level names: a level that lowers the limit of the whole need not name the parts. */
function limitsAgree(named: Partial<Limits>, merged: Limits): ComponentProblem[] {
  return PARTS.filter(([part, whole]) => {
    const value = named[part];
    return value !== undefined && value !== Number.POSITIVE_INFINITY && value > merged[whole];
  }).map(([part, whole]) => ({
    code: 'LIMITS_CONTRADICT',
    cause: `limits.${part} is ${named[part]}, but limits.${whole} allows only ${merged[whole]} in all`,
    fix: `raise limits.${whole}, or lower limits.${part}`,
  }));
}
