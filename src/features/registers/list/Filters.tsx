import { useState } from 'react';
import { registerFilters as words } from '../../../text/register.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox, Select, type Option } from '../../../ui/Choice.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { problemsOf, type KindChoice, type Typed } from './asked.ts';

const isKind = (key: string): key is KindChoice => Object.hasOwn(words.kinds, key);
const kinds: readonly Option<KindChoice>[] = Object.keys(words.kinds)
  .filter(isKind)
  .map((value) => ({ value, label: words.kinds[value] }));

/** What the list is narrowed to. Asked only when "Show" is pressed: every question is an entry of the register itself. */
export function Filters({
  typed,
  onType,
  onAsk,
  now,
  working,
}: {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly onAsk: () => void;
  readonly now: () => string;
  readonly working: boolean;
}) {
  const [round, setRound] = useState(0);
  const problems = round === 0 ? {} : problemsOf(typed, now());
  const errors = (['from', 'to'] as const).flatMap((field) => {
    const message = problems[field];
    return message === undefined
      ? []
      : [{ field: `register-${field}`, message: `${words[field]}: ${message}` }];
  });
  const press = (): void => {
    const { from, to } = problemsOf(typed, now());
    if (from !== undefined || to !== undefined) {
      setRound((before) => before + 1);
      return;
    }
    setRound(0);
    onAsk();
  };
  return (
    <form
      className="stack"
      aria-label={words.legend}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      {errors.length > 0 && <ErrorSummary title={words.title} errors={errors} round={round} />}
      <div className="filters reg-filters">
        <TextField
          id="register-from"
          type="date"
          label={words.from}
          value={typed.from}
          error={problems.from}
          onChange={(from) => onType({ ...typed, from })}
        />
        <TextField
          id="register-to"
          type="date"
          label={words.to}
          value={typed.to}
          error={problems.to}
          onChange={(to) => onType({ ...typed, to })}
        />
        <Select
          id="register-kind"
          label={words.kind}
          placeholder={words.kind}
          value={typed.kind}
          options={kinds}
          onChange={(kind) => onType({ ...typed, kind })}
        />
        <TextField
          id="register-child"
          label={words.child}
          placeholder={words.childHint}
          maxLength={100}
          value={typed.child}
          onChange={(child) => onType({ ...typed, child })}
        />
        <TextField
          id="register-person"
          label={words.person}
          placeholder={words.personHint}
          maxLength={100}
          value={typed.person}
          onChange={(person) => onType({ ...typed, person })}
        />
        <Checkbox
          id="register-without-consent"
          label={words.onlyWithoutConsent}
          checked={typed.onlyWithoutConsent}
          onChange={(onlyWithoutConsent) => onType({ ...typed, onlyWithoutConsent })}
        />
        <Button submit working={working ? words.showWorking : undefined}>
          {words.show}
        </Button>
      </div>
    </form>
  );
}
