import { unreachable } from '../../../domain/result.ts';
import {
  actForm as words,
  carriedWords,
  decidedWords,
  flagsRightWords,
  outcomeWords,
} from '../../../text/referral-acts.ts';
import { Radios, Select, type Option } from '../../../ui/Choice.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { BasisChoice } from './BasisChoice.tsx';
import type { FieldsProps } from './draft.ts';
import type { Act } from './offered.ts';
import { actField } from './to-happening.ts';

const optionsOf = <V extends string>(
  labels: Readonly<Record<V, string>>,
  values: readonly V[],
): Option<V>[] => values.map((value) => ({ value, label: labels[value] }));

const carried = optionsOf(carriedWords, [
  'form-or-portal',
  'secure-email',
  'telephone',
  'record-system-to-sign',
] as const);
const decisions = optionsOf(decidedWords, [
  'immediate-protection',
  'section-47',
  'section-17',
  'services',
  'specialist-assessment',
  'no-further-action',
  'other',
]);
const outcomes = optionsOf(outcomeWords, ['plan-made', 'supported', 'closed', 'not-accepted', 'other']);
const flagsRight = optionsOf(flagsRightWords, ['right', 'not-right', 'not-known']);

/** One line of text of a draft. */
function Line({
  draft,
  onChange,
  fix,
  name,
  label,
  hint,
  required = false,
  maxLength = 200,
}: FieldsProps & {
  readonly name: 'who' | 'reference';
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
}) {
  return (
    <TextField
      id={actField(draft.id, name)}
      label={label}
      hint={hint}
      value={draft[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={fix(name)}
      required={required}
      maxLength={maxLength}
    />
  );
}

function Words({
  draft,
  onChange,
  fix,
  label,
  required = false,
}: FieldsProps & { readonly label: string; readonly required?: boolean }) {
  return (
    <TextArea
      id={actField(draft.id, 'words')}
      label={label}
      rows={2}
      value={draft.words}
      onChange={(value) => onChange({ words: value })}
      error={fix('words')}
      required={required}
      maxLength={required ? 2000 : 4000}
    />
  );
}

/** What is asked of one kind of happening, beside when it was. */
export function Fields({ kind, ...props }: FieldsProps & { readonly kind: Act }) {
  const { draft, onChange, fix } = props;
  switch (kind) {
    case 'sent':
      return (
        <>
          <Radios
            id={actField(draft.id, 'how')}
            label={words.how}
            value={draft.how === '' ? undefined : draft.how}
            onChange={(how) => onChange({ how })}
            options={carried}
            error={fix('how')}
          />
          <Line {...props} name="reference" label={words.theirReference} maxLength={100} />
          <Line {...props} name="who" label={words.whoTook} />
        </>
      );
    case 'acknowledged':
      return (
        <>
          <Line {...props} name="who" label={words.from} required />
          <Line {...props} name="reference" label={words.theirReference} maxLength={100} />
        </>
      );
    case 'decided':
      return (
        <>
          <Select
            id={actField(draft.id, 'decision')}
            label={words.decision}
            placeholder={words.choose}
            value={draft.decision}
            onChange={(decision) => onChange({ decision })}
            options={decisions}
            error={fix('decision')}
            required
          />
          <Line {...props} name="who" label={words.decidedFrom} required />
          <Words {...props} label={words.words} />
        </>
      );
    case 'outcome':
      return (
        <>
          <Select
            id={actField(draft.id, 'outcome')}
            label={words.outcome}
            placeholder={words.choose}
            value={draft.outcome}
            onChange={(outcome) => onChange({ outcome })}
            options={outcomes}
            error={fix('outcome')}
            required
          />
          <Words {...props} label={words.words} />
          <Radios
            id={actField(draft.id, 'flags')}
            label={words.flags}
            hint={words.flagsHint}
            value={draft.flags}
            onChange={(flags) => onChange({ flags })}
            options={flagsRight}
            inline
          />
        </>
      );
    case 'escalated':
      return (
        <>
          <Line {...props} name="who" label={words.to} required />
          <Words {...props} label={words.escalatedWords} required />
        </>
      );
    case 'outcome-shared':
      return (
        <>
          <Line {...props} name="who" label={words.with} hint={words.withHint} required maxLength={300} />
          <Words {...props} label={words.why} required />
          <BasisChoice {...props} />
        </>
      );
    case 'police-told':
      return <Line {...props} name="reference" label={words.incident} required maxLength={60} />;
    case 'reviewed':
      return <Words {...props} label={words.reviewWords} required />;
    default:
      return unreachable(kind);
  }
}
