import { useEffect, useRef, useState, type ReactNode } from 'react';
import '../../desk/desk.css';
import { tallyOf } from '../../self-check/report/report.ts';
import { selfCheckWords as words } from '../../text/self-check.ts';
import { LampLine } from '../../ui/ActionBar.tsx';
import { Button, TextButton } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { Mark } from '../../ui/Shape.tsx';
import { CheckReport } from './CheckReport.tsx';
import { Download } from './Download.tsx';
import './self-check.css';
import type { Target } from './target.ts';
import { useCheck, type CheckState } from './use-check.ts';

interface Props {
  readonly targets: readonly Target[];
  /** The target that is checked at once; without it one is chosen first. */
  readonly chosen?: string | undefined;
  /** Stands above everything. */
  readonly notice?: ReactNode;
  readonly onLeave?: () => void;
}

function announced(check: CheckState): string {
  switch (check.state) {
    case 'not-begun':
      return '';
    case 'running':
      return words.trying(check.progress.trying, check.progress.done, check.progress.of);
    case 'failed':
      return words.failed;
    case 'done': {
      const { fail, warn, pass } = tallyOf(check.report.checked);
      return words.done(fail, warn, pass);
    }
  }
}

function Running({ check }: { readonly check: CheckState }) {
  return (
    <div className={check.state === 'running' ? 'card pad running' : 'vh'}>
      <p role="status">{announced(check)}</p>
      {check.state === 'running' && (
        <progress aria-label={words.progress} value={check.progress.done} max={check.progress.of || 1} />
      )}
    </div>
  );
}

/** The self-check: which record system, how far it is, what came of it. It shows no person. */
export function SelfCheckScreen({ targets, chosen, notice, onLeave }: Props) {
  const [id, setId] = useState(chosen ?? targets[0]?.id ?? '');
  const { check, run, forget } = useCheck();
  const target = targets.find((one) => one.id === id);
  const begun = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = words.documentTitle;
    heading.current?.focus();
  }, []);
  useEffect(() => {
    if (begun.current || chosen === undefined || target === undefined) return;
    begun.current = true;
    run(target);
  }, [chosen, run, target]);
  const report = check.state === 'done' ? check.report : undefined;
  return (
    <div className="page desk self-check">
      <LampLine />
      <header className="masthead">
        <div className="masthead-in">
          <p className="brand">
            <Mark />
            {words.product}
          </p>
          {onLeave !== undefined && (
            <div className="me">
              <TextButton onPress={onLeave}>{words.back}</TextButton>
            </div>
          )}
        </div>
      </header>
      <main className="wrap">
        <div className="page-h">
          <div>
            <h1 tabIndex={-1} ref={heading}>
              {target === undefined ? words.title : words.titleOf(target.name)}
            </h1>
            <p>{report === undefined || report.as === 'command' ? '' : words.run(report.at, report.as)}</p>
          </div>
          <div className="acts">
            {report !== undefined && <Download report={report} />}
            {target !== undefined && (
              <Button
                main
                onPress={() => run(target)}
                working={check.state === 'running' ? words.checking : undefined}
              >
                {check.state === 'not-begun' ? words.begin : words.again}
              </Button>
            )}
          </div>
        </div>
        {notice}
        {targets.length > 1 && (
          <div className="which">
            <Select
              id="which-record-system"
              label={words.which}
              placeholder={words.choose}
              value={id}
              options={targets.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(next: string) => {
                forget();
                setId(next);
              }}
            />
          </div>
        )}
        {targets.length === 0 && <p className="note">{words.none}</p>}
        <Running check={check} />
        {check.state === 'failed' && <p className="note">{words.failed}</p>}
        {report !== undefined && <CheckReport report={report} />}
      </main>
    </div>
  );
}
