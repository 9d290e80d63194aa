import type { Figures, VersionFigures } from '../../../api/rule-figures.ts';
import type { RuleSummary } from '../../../api/rules.ts';
import type { Loaded } from '../../../desk/desk.ts';

/** A rate as it may be shown. What is not known, not told or not yet there is never a nought. */
export type Rate =
  | { readonly state: 'known'; /** Share from 0 to 1. */ readonly share: number }
  | { readonly state: 'no-visits' | 'no-answers' | 'too-few' | 'not-shown-yet' | 'draft' | 'not-read' };

type FirstVersion = RuleSummary['versions'][number] | undefined;

/** Figures of the version that stands for a rule; undefined while none are known. */
export function figuresOf(
  figures: Loaded<Figures>,
  { id, versions: [first] }: RuleSummary,
): VersionFigures | undefined {
  if (figures.state !== 'there') return undefined;
  return figures.value.rules.find(({ rule, version }) => rule === id && version === first?.version);
}

/** Flags of each visit, shown or silent. */
export function firingOf(
  figures: Loaded<Figures>,
  first: FirstVersion,
  of: VersionFigures | undefined,
): Rate {
  if (figures.state !== 'there') return { state: 'not-read' };
  if (of === undefined) return { state: first?.status === 'draft' ? 'draft' : 'no-visits' };
  if (of.firingRate !== undefined) return { state: 'known', share: of.firingRate };
  return { state: of.evaluated.value === 0 ? 'no-visits' : 'too-few' };
}

/** Of the flags that somebody answered, those that were not acted on. */
export function overridesOf(
  figures: Loaded<Figures>,
  first: FirstVersion,
  of: VersionFigures | undefined,
): Rate {
  if (figures.state !== 'there') return { state: 'not-read' };
  if (first?.status === 'draft') return { state: 'draft' };
  if (first?.status === 'silent') return { state: 'not-shown-yet' };
  if (of?.overriddenRate !== undefined) return { state: 'known', share: of.overriddenRate };
  return { state: of === undefined || of.acknowledged.value === 0 ? 'no-answers' : 'too-few' };
}
