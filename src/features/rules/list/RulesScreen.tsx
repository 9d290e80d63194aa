import { useCallback, useState } from 'react';
import type { Figures } from '../../../api/rule-figures.ts';
import type { RuleSummary } from '../../../api/rules.ts';
import { succeed } from '../../../domain/result.ts';
import { ruleDesk } from '../../../text/rule-desk.ts';
import { ruleList } from '../../../text/rule-desk-list.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { useDesk, useLoaded, type Loaded } from '../../../desk/desk.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { linkTo } from '../places.ts';
import { Export } from '../transfer/Export.tsx';
import { Filters } from './Filters.tsx';
import './list.css';
import { everything, isRetired, narrow, type Asked as Narrowed } from './narrow.ts';
import { figuresOf } from './rates.ts';
import { Reminders } from './Reminders.tsx';
import { RuleTable } from './RuleTable.tsx';
import { Period, Summary } from './Summary.tsx';

interface Book {
  /** The retired ones last. */
  readonly rules: readonly RuleSummary[];
  readonly proposals: number;
}

function useBook() {
  const { api } = useDesk();
  const load = useCallback(async () => {
    const [here, gone] = await Promise.all([api.list({}), api.list({ status: 'retired' })]);
    if (!here.ok) return here;
    if (!gone.ok) return gone;
    const book: Book = {
      rules: [...here.value.rules, ...gone.value.rules.filter(isRetired)],
      proposals: here.value.proposals,
    };
    return succeed(book);
  }, [api]);
  return useLoaded(load);
}

interface RulesScreenProps {
  /** What the list is narrowed to. Kept by whoever shows this, so that it is still so when one comes back from a rule. */
  readonly asked: Narrowed;
  readonly onAsk: (asked: Narrowed) => void;
}

function Listed({
  book,
  figures,
  asked,
  onAsk,
}: RulesScreenProps & { readonly book: Book; readonly figures: Loaded<Figures> }) {
  const here = book.rules.filter((rule) => !isRetired(rule));
  const retired = book.rules.length - here.length;
  const warned = new Set(
    here.filter((rule) => (figuresOf(figures, rule)?.warnings.length ?? 0) > 0).map(({ id }) => id),
  );
  const shown = narrow(book.rules, asked, warned);
  return (
    <>
      <Reminders
        rules={here}
        proposals={book.proposals}
        warned={warned.size}
        onShow={(status) => onAsk({ ...everything, status })}
      />
      <Filters asked={asked} onAsk={onAsk}>
        {figures.state === 'there' && <Period figures={figures.value} />}
      </Filters>
      <p className="vh" role="status">
        {ruleList.shown(shown.length)}
      </p>
      {shown.length > 0 ? (
        <RuleTable rules={shown} figures={figures} />
      ) : (
        <div className="card pad row-acts">
          <p>{book.rules.length === 0 ? ruleList.noRules : ruleList.noneFound}</p>
          {book.rules.length > 0 && (
            <TextButton onPress={() => onAsk(everything)}>{ruleList.clear}</TextButton>
          )}
        </div>
      )}
      {retired > 0 && asked.status !== 'retired' && <p className="s q">{ruleList.retiredHidden(retired)}</p>}
    </>
  );
}

/** Every alert rule as a sentence, with how far it has come and how it behaves. */
export function RulesScreen({ asked, onAsk }: RulesScreenProps) {
  const { api, rights } = useDesk();
  const book = useBook();
  const [exporting, setExporting] = useState(false);
  const figures = useLoaded(useCallback(() => api.figures({}), [api]));
  const active =
    book.loaded.state === 'there'
      ? book.loaded.value.rules.filter(({ versions }) => versions[0]?.status === 'active').length
      : undefined;
  const edits = rights.includes('edit-rules');
  return (
    <>
      <ScreenHead
        title={ruleDesk.titles.rules}
        says={active === undefined ? undefined : <Summary active={active} figures={figures.loaded} />}
      >
        <Button
          expanded={exporting}
          {...(exporting ? { controls: 'export' } : {})}
          onPress={() => setExporting(!exporting)}
        >
          {ruleList.export}
        </Button>
        {edits && (
          <>
            <a className="btn" href={linkTo.taking}>
              {ruleList.takeIn}
            </a>
            <a className="btn main" href={linkTo.newRule}>
              {ruleList.newRule}
            </a>
          </>
        )}
      </ScreenHead>
      {exporting && (
        <div id="export">
          <Export />
        </div>
      )}
      {figures.loaded.state === 'failed' && (
        <Asked what={ruleList.figures} {...figures}>
          {() => null}
        </Asked>
      )}
      <Asked what={ruleList.name} {...book}>
        {(there) => <Listed book={there} figures={figures.loaded} asked={asked} onAsk={onAsk} />}
      </Asked>
    </>
  );
}
