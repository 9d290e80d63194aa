import { useMemo } from 'react';
import type { RuleVersionShape } from '../../../../api/rules.ts';
import { differences } from '../../../../rules/life-cycle/difference.ts';
import { greatest, nextVersion, type Difference, type Level } from '../../../../rules/life-cycle/level.ts';
import { saving } from '../../../../text/rule-editor.ts';
import { Disclosure } from '../../../../ui/Disclosure.tsx';
import { useEditing } from '../editing.ts';
import { check } from '../model/check.ts';

/** What a major change is about: whom the rule is for, how loud it is, or both. */
function changeOf(level: Level, found: readonly Difference[]) {
  if (level !== 'major') return level;
  const major = found.filter((one) => one.level === 'major').map(({ field }) => field === 'severity');
  if (!major.includes(true)) return 'for-whom';
  return major.includes(false) ? 'both' : 'how-loud';
}

/** Which version a change becomes, and why: what is different from the version before, in words. */
export function Becomes({ base }: { readonly base: RuleVersionShape }) {
  const { checked, vocabulary } = useEditing();
  const before = useMemo(() => check(base.content, vocabulary).rule, [base, vocabulary]);
  if (before === undefined || checked.rule === undefined) return <p className="s q">{saving.notYet}</p>;
  const found = differences(before, checked.rule, vocabulary);
  const level = greatest(found);
  if (level === undefined) return <p className="s q">{saving.becomes.none}</p>;
  return (
    <div>
      <p className="note" role="status">
        {saving.becomes[changeOf(level, found)](nextVersion(base.version, level))}
      </p>
      <Disclosure summary={saving.since(base.version)} summaryClass="row s">
        <ul className="s dots">
          {found.map(({ field, words }) => (
            <li key={`${field} ${words}`}>{words}</li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
