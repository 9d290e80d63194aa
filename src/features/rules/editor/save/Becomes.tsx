import { useMemo } from 'react';
import type { RuleVersionShape } from '../../../../api/rules.ts';
import { differences } from '../../../../rules/life-cycle/difference.ts';
import { greatest, nextVersion } from '../../../../rules/life-cycle/level.ts';
import { saving } from '../../../../text/rule-editor.ts';
import { Disclosure } from '../../../../ui/Disclosure.tsx';
import { useEditing } from '../editing.ts';
import { check } from '../model/check.ts';

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
        {saving.becomes[level](nextVersion(base.version, level))}
      </p>
      <Disclosure summary={saving.since(base.version)} summaryClass="s">
        <ul className="s dots">
          {found.map(({ field, words }) => (
            <li key={`${field} ${words}`}>{words}</li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
