import type { VersionFigures } from '../../../api/rule-figures.ts';
import { countWords, percentWords, perThousand, ruleFigures as words } from '../../../text/rule-figures.ts';

type Told = VersionFigures['evaluated'];

/** A count, or that there are too few to tell: never 0 for what is not told. */
export const toldWords = ({ value }: Told): string =>
  value === undefined ? words.tooFew : countWords(value);

/** Flags for every 1,000 children. */
export function firingWords({ firingRate, evaluated }: VersionFigures): string {
  if (firingRate !== undefined) return perThousand(firingRate);
  return evaluated.value === 0 ? words.notTried : words.tooFew;
}

/** How many of those who answered set it aside. Nobody can answer what nobody was shown. */
export function overriddenWords(figures: VersionFigures): string {
  const { overriddenRate, evaluated, acknowledged, fired, status } = figures;
  if (overriddenRate !== undefined) return percentWords(overriddenRate);
  if (acknowledged.value !== 0) return words.tooFew;
  if (evaluated.value === 0) return words.notTried;
  const neverShown = fired.value === 0 && (status === 'silent' || status === 'draft');
  return neverShown ? words.notShown : words.nobodyAnswered;
}

/** How often it was right, where the outcome is known. */
export function predictiveWords({ predictiveValue, outcomeKnown }: VersionFigures): string {
  if (predictiveValue !== undefined) return percentWords(predictiveValue);
  return outcomeKnown.value === 0 ? words.notKnown : words.tooFew;
}
