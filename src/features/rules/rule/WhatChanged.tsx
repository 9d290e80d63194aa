import { useCallback, useId, useState } from 'react';
import type { DifferenceShape, RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import { compare, rulePage } from '../../../text/rule-desk-rule.ts';
import { Select } from '../../../ui/Choice.tsx';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { Differences } from '../parts/Differences.tsx';
import { stateWords } from './as-rule.ts';

function Between({ rule, from, to }: { readonly rule: string; readonly from: number; readonly to: number }) {
  const { api } = useDesk();
  const asked = useLoaded(useCallback(() => api.difference(rule, from, to), [api, rule, from, to]));
  return (
    <Asked what={compare.name} {...asked}>
      {({ differences }: { differences: readonly DifferenceShape[] }) =>
        differences.length === 0 ? <p>{compare.nothing}</p> : <Differences differences={differences} />
      }
    </Asked>
  );
}

const versionOf = (versions: readonly RuleVersionShape[], number: number) =>
  versions.find((version) => version.number === number)?.version ?? '';

/** What differs between any two versions of a rule, in words; first of all from the version before the one shown. */
export function WhatChanged({
  history: { id, versions },
  shown,
}: {
  readonly history: RuleHistory;
  readonly shown: number;
}) {
  const title = useId();
  const fields = useId();
  const before = versions.find(({ number }) => number < shown)?.number;
  const [chosen, setChosen] = useState<{ readonly from?: number; readonly to?: number }>({});
  const from = chosen.from ?? before ?? shown;
  const to = chosen.to ?? shown;
  const options = versions.map((version) => ({
    value: String(version.number),
    label: rulePage.versionOf(version.number, stateWords(version)),
  }));
  return (
    <section className="card pad stack" aria-labelledby={title}>
      <h2 className="h-l" id={title}>
        {compare.title}
      </h2>
      <div className="filters">
        <Select
          id={`${fields}-from`}
          label={compare.from}
          placeholder={rulePage.version}
          options={options}
          value={String(from)}
          onChange={(value) => setChosen({ from: Number(value), to })}
        />
        <Select
          id={`${fields}-to`}
          label={compare.to}
          placeholder={rulePage.version}
          options={options}
          value={String(to)}
          onChange={(value) => setChosen({ from, to: Number(value) })}
        />
      </div>
      {from === to ? (
        <p className="q">{compare.same}</p>
      ) : (
        <>
          <Between rule={id} from={from} to={to} />
          <p className="s q">{compare.counted(versionOf(versions, from), versionOf(versions, to))}</p>
        </>
      )}
    </section>
  );
}
