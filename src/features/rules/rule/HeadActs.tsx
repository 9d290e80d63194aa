import { useState } from 'react';
import type { RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import { rulePage } from '../../../text/rule-desk-rule.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { linkTo } from '../places.ts';
import { Export } from '../transfer/Export.tsx';
import { wordOf } from './as-rule.ts';
import { Duplicate } from './Duplicate.tsx';

/** What may be done with a rule as a whole: change it, make another of it, hand it out. */
export function HeadActs({
  history: { id, versions },
  version,
}: {
  readonly history: RuleHistory;
  readonly version: RuleVersionShape;
}) {
  const { rights } = useDesk();
  const [open, setOpen] = useState<'duplicate' | 'export'>();
  const edits = rights.includes('edit-rules');
  const draft = versions.some(({ status }) => status === 'draft');
  const toggle = (which: 'duplicate' | 'export') => setOpen(open === which ? undefined : which);
  return (
    <>
      <div className="row-acts">
        {edits && (
          <>
            <a className="btn" href={linkTo.editRule(id)}>
              {draft ? rulePage.edit : rulePage.change}
            </a>
            <Button expanded={open === 'duplicate'} onPress={() => toggle('duplicate')}>
              {rulePage.duplicate}
            </Button>
          </>
        )}
        <Button expanded={open === 'export'} onPress={() => toggle('export')}>
          {rulePage.export}
        </Button>
      </div>
      {open === 'duplicate' && (
        <Duplicate
          rule={id}
          number={version.number}
          title={wordOf(version, 'title') ?? id}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'export' && <Export rule={id} />}
    </>
  );
}
