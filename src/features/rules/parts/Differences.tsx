import type { DifferenceShape } from '../../../api/rules.ts';
import { compare } from '../../../text/rule-desk-rule.ts';

const levels = ['major', 'minor', 'patch'] as const;

/** Differences between two versions, those first that change who is flagged. */
export function Differences({ differences }: { readonly differences: readonly DifferenceShape[] }) {
  const grouped = levels
    .map((level) => [level, differences.filter((one) => one.level === level)] as const)
    .filter(([, of]) => of.length > 0);
  return (
    <dl className="changes">
      {grouped.map(([level, of]) => (
        <div key={level}>
          <dt>{compare.levels[level]}</dt>
          {of.map(({ field, words }, i) => (
            <dd key={`${field} ${i}`}>{words}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
