import { saidText as words } from '../../../text/concern.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import type { MoreDraft } from '../form.ts';
import { useCase, useChange, useForm, useSetting } from '../use-concern.ts';

interface LineProps {
  readonly part: keyof MoreDraft;
  readonly title: string;
  /** What the record says; empty when it says nothing. */
  readonly record: string;
  readonly none: string;
  readonly hint?: string;
}

/** One line that opens. What the record says stands until somebody types; what was typed is never replaced. */
function Line({ part, title, record, none, hint }: LineProps) {
  const { more } = useForm();
  const change = useChange();
  const typed = more[part];
  const value = typed ?? record;
  const source = typed === undefined && record !== '' ? words.fromRecord : undefined;
  return (
    <li>
      <Disclosure
        summary={
          <span className="more-line">
            <b className="strong">{title}</b>
            <span>{value === '' ? none : value.replace(/\n/g, '; ')}</span>
          </span>
        }
      >
        <div className="pad">
          <TextArea
            id={`concern-more-${part}`}
            label={title}
            hint={source ?? hint}
            rows={2}
            value={value}
            onChange={(text) => change({ more: { ...more, [part]: text } })}
            maxLength={2000}
          />
        </div>
      </Disclosure>
    </li>
  );
}

/** What may be known besides: who is at home, language, what makes it hard to come, what was advised. */
export function MoreKnown() {
  const { household, communication } = useSetting();
  const read = useCase((state) => state.household.state);
  const none =
    read === 'none-recorded'
      ? words.householdNone
      : read === 'present' || read === 'loading'
        ? words.notAsked
        : words.householdUnread;
  return (
    <div role="group" aria-labelledby="more-title" className="stack">
      <p className="legend" id="more-title">
        {words.more}
      </p>
      <ul className="more card">
        <Line
          part="household"
          title={words.household}
          record={household}
          none={none}
          hint={words.householdHint}
        />
        <Line part="communication" title={words.communication} record={communication} none={words.notAsked} />
        <Line part="barriers" title={words.barriers} record="" none={words.notAsked} />
        <Line part="advised" title={words.advised} record="" none={words.notWritten} />
      </ul>
    </div>
  );
}
