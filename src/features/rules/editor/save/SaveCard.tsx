import { Button } from '../../../../ui/Button.tsx';
import { ErrorSummary } from '../../../../ui/ErrorSummary.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { saving as words, facts } from '../../../../text/rule-editor.ts';
import type { Problem } from '../../../../rules/validate/problem.ts';
import { failureWords } from '../../../../desk/failure-words.ts';
import { useEditing } from '../editing.ts';
import { Becomes } from './Becomes.tsx';
import { linksTo } from './places.ts';
import type { Start } from './start.ts';
import type { Saving } from './use-saving.ts';

/** What stands in the way of saving, or of approval once it is saved: each a link to its field. */
function Standing({
  problems,
  title,
  round,
}: {
  readonly problems: readonly Problem[];
  readonly title: (count: number) => string;
  readonly round: number;
}) {
  const { draft } = useEditing();
  if (problems.length === 0) return null;
  const errors = linksTo(problems, draft);
  return <ErrorSummary title={title(errors.length)} errors={errors} round={round} />;
}

/** Keeping the draft: why it is changed, which version it becomes, and what came of it. */
export function SaveCard({
  start,
  reason,
  onReason,
  reasonWrong,
  unsaved,
  saving,
  round,
  tried,
  problems,
  onSave,
  onClose,
  onGoOn,
}: {
  readonly start: Start;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly reasonWrong: boolean;
  readonly unsaved: boolean;
  readonly saving: Saving;
  readonly round: number;
  /** Somebody has tried to save it as it is. */
  readonly tried: boolean;
  /** What the gateway or the validator refuses. */
  readonly problems: readonly Problem[];
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly onGoOn: () => void;
}) {
  const { checked } = useEditing();
  const local = checked.owed;
  const places = new Set(local.map(({ path }) => path));
  // What is still blank is known here in full; what its test children answer, the gateway knows.
  const owed =
    saving.at === 'saved' ? [...local, ...saving.version.owed.filter(({ path }) => !places.has(path))] : [];
  return (
    <section className="card pad stack" aria-labelledby="save-title">
      <h2 className="h-l" id="save-title">
        {words.title}
      </h2>
      {tried && <Standing title={() => words.cannot} problems={problems} round={round} />}
      {saving.at === 'failed' && (problems.length === 0 || !tried) && (
        <p className="note" role="alert">
          <b className="strong">{words.failed}.</b> {failureWords(saving.why, true)} {words.textKept}
        </p>
      )}
      {saving.at === 'saved' && !unsaved && owed.length > 0 && (
        <Standing title={words.owed} problems={owed} round={round} />
      )}
      {start.base !== undefined && (
        <TextField
          id="reason"
          label={facts.reason}
          hint={facts.reasonHint}
          value={reason}
          onChange={onReason}
          error={reasonWrong ? words.giveReason : undefined}
          maxLength={2000}
        />
      )}
      {start.base !== undefined && <Becomes base={start.base} />}
      <div className="row-acts">
        <Button main onPress={onSave} working={saving.at === 'working' ? words.working : undefined}>
          {words.save}
        </Button>
        {saving.at === 'saved' && !unsaved ? (
          <>
            <span role="status">{words.saved(saving.version.version)}</span>
            <Button onPress={onGoOn}>{words.toRule}</Button>
          </>
        ) : (
          <>
            <Button onPress={onClose}>{words.close}</Button>
            <span className="s q">{words.nobodySees}</span>
          </>
        )}
      </div>
    </section>
  );
}
