import { checkSettings } from '../contract/check-settings.ts';
import { type Kinds, sortByKind } from '../contract/kind.ts';
import { SETTING_KINDS } from '../contract/setting-kinds.ts';
import type { PartialSettings, Settings } from '../contract/settings.ts';
import type { DefinitionProblem } from '../errors/definition-error.ts';
import { mergeSettings } from './merge-settings.ts';

/** Takes note of a problem. Reading goes on, so that one run finds them all. */
export type ReportProblem = (problem: DefinitionProblem) => void;

/**
 * Merges the settings of a level with those of the wider ones. What is wrong with them is reported, and left out.
 *
 * `besides` are the kinds of what else is named there.
 */
export function readSettings(
  wide: Settings,
  level: PartialSettings,
  at: Pick<DefinitionProblem, 'subject' | 'place'>,
  report: ReportProblem,
  besides: Kinds = {},
): Settings {
  const { right, problems: wrong } = sortByKind(level, { ...SETTING_KINDS, ...besides });
  const merged = mergeSettings(wide, right);
  const { problems, unusable } = checkSettings(right, merged);
  for (const problem of [...wrong, ...problems]) report({ ...problem, ...at });
  if (unusable.length === 0) return merged;
  const usable = Object.entries(right).filter(([name]) => !(unusable as readonly string[]).includes(name));
  return mergeSettings(wide, Object.fromEntries(usable));
}
