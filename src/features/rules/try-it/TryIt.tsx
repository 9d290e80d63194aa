import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { TestChildFile } from '../../../api/rule-book-client.ts';
import type { Rule, RuleTest } from '../../../rules/rule.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';
import { tryIt } from '../../../text/rule-try.ts';
import { Button } from '../../../ui/Button.tsx';
import { AddChild } from './child/AddChild.tsx';
import type { ChildForm } from './child/form.ts';
import { AllChildren } from './AllChildren.tsx';
import { asAgreed, readChildren, tryAgreed, tryAll } from './children.ts';
import { RecordPanel } from './record/RecordPanel.tsx';
import { TriedChild, type Agree } from './TriedChild.tsx';
import './try-it.css';

export interface TryItProps {
  /** Absent while it cannot be evaluated; that is said. */
  readonly rule?: Rule;
  readonly vocabulary: Vocabulary;
  readonly childFiles: readonly TestChildFile[];
  /** Where the rule's agreed answers may be changed: in the editor. */
  readonly editing?: {
    readonly onTests: (tests: readonly RuleTest[]) => void;
    readonly onChildAdded: (child: TestChildFile) => void;
  };
}

type Panel = 'all' | 'add' | 'record';

/** The rule's tests with one child's answer changed, added or taken off. */
function agreed(tests: readonly RuleTest[], child: string, expect: RuleTest['expect'] | undefined) {
  if (expect === undefined) return tests.filter((one) => one.child !== child);
  return tests.some((one) => one.child === child)
    ? tests.map((one) => (one.child === child ? { child, expect } : one))
    : [...tests, { child, expect }];
}

/** Tries a rule on test children and on a pasted record, which never leaves the browser. */
export function TryIt({ rule, vocabulary, childFiles, editing }: TryItProps) {
  const heading = useId();
  const [panel, setPanel] = useState<Panel>();
  const [start, setStart] = useState<ChildForm>();
  const [said, setSaid] = useState('');
  // Typing in the editor goes first; the children follow as soon as there is time.
  const tried = useDeferredValue(rule);
  const children = useMemo(() => readChildren(childFiles, vocabulary), [childFiles, vocabulary]);
  const agreedTries = useMemo(() => (tried ? tryAgreed(tried, children) : []), [tried, children]);
  const allTries = useMemo(
    () => (tried && panel === 'all' ? tryAll(tried, children) : []),
    [tried, children, panel],
  );
  if (tried === undefined)
    return (
      <section className="card pad stack try-it" aria-labelledby={heading}>
        <h2 id={heading}>{tryIt.title}</h2>
        <p className="s q">{tryIt.notYet}</p>
      </section>
    );
  // Not those of the answers on screen: something may have been typed since.
  const { tests } = rule ?? tried;
  const otherwise = agreedTries.filter((one) => !asAgreed(one)).length;
  const agree: { onAgree?: Agree } =
    editing === undefined
      ? {}
      : { onAgree: (child, expect) => editing.onTests(agreed(tests, child, expect)) };
  const toggle = (which: Panel): void => {
    setStart(undefined);
    setPanel(panel === which ? undefined : which);
  };
  return (
    <section className="card try-it" aria-labelledby={heading}>
      <div className="pad stack">
        <h2 id={heading}>{tryIt.title}</h2>
        <p className="s q">{tryIt.intro(tests.length)}</p>
        {tests.length > 0 && (
          <p className="strong" role="status">
            {otherwise === 0 ? tryIt.asAgreed(tests.length) : tryIt.otherwise(otherwise)}
          </p>
        )}
      </div>
      <ul className="try-list">
        {agreedTries.map((one) => (
          <TriedChild key={one.id} one={one} among="agreed" {...agree} />
        ))}
      </ul>
      <div className="pad tried-acts">
        <Button slim expanded={panel === 'all'} onPress={() => toggle('all')}>
          {tryIt.runAll(children.length)}
        </Button>
        {editing !== undefined && (
          <Button slim expanded={panel === 'add'} onPress={() => toggle('add')}>
            {tryIt.addChild}
          </Button>
        )}
        <Button slim expanded={panel === 'record'} onPress={() => toggle('record')}>
          {tryIt.record}
        </Button>
      </div>
      {panel === 'all' && <AllChildren tries={allTries} {...agree} />}
      {panel === 'record' && (
        <RecordPanel
          rule={tried}
          vocabulary={vocabulary}
          {...(editing === undefined
            ? {}
            : {
                onMake: (form: ChildForm) => {
                  setStart(form);
                  setPanel('add');
                },
              })}
        />
      )}
      {panel === 'add' && editing !== undefined && (
        <AddChild
          rule={tried}
          vocabulary={vocabulary}
          taken={new Set(childFiles.map(({ id }) => id))}
          {...(start === undefined ? {} : { start })}
          onClose={() => toggle('add')}
          onAdded={(child, expect) => {
            editing.onChildAdded(child);
            if (expect !== undefined) editing.onTests(agreed(tests, child.id, expect));
            setSaid(tryIt.childAdded(child.title));
            toggle('add');
          }}
        />
      )}
      <p className="vh" role="status">
        {said}
      </p>
    </section>
  );
}
