import type { TellHappening } from '../../../api/concern-log.ts';
import type { LawfulBasisList } from '../../../domain/lawful-basis.ts';
import { fail, succeed, unreachable, type Result } from '../../../domain/result.ts';
import { actFaults, actForm } from '../../../text/referral-acts.ts';
import type { FieldError } from '../../../ui/ErrorSummary.tsx';
import { entriesToday, type ActDraft } from './draft.ts';
import { instantOf, localOf } from './london-time.ts';
import type { Act } from './offered.ts';

/** Ids of the controls, so that a fault leads to where it is put right. */
export const actField = (id: string, name: keyof ActDraft): string => `act-${id}-${name}`;

interface Given {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly bases?: LawfulBasisList | undefined;
}

/** The footing that was chosen, with its words; undefined without an Article 6 basis and an Article 9 condition. */
function basisOf(
  { basis }: ActDraft,
  { now, bases }: Given,
): Extract<TellHappening, { kind: 'outcome-shared' }>['basis'] | undefined {
  if (bases === undefined) return undefined;
  const chosen = entriesToday(bases, now)
    .filter(({ id }) => basis.includes(id))
    .map(({ id, part, citation, title }) => ({ id, part, citation, title }));
  const has = (part: string) => chosen.some((entry) => entry.part === part);
  return has('article-6') && has('article-9') ? { listVersion: bases.version, chosen } : undefined;
}

/** What was typed, as the gateway takes it, or everything that is missing. */
export function toHappening(
  kind: Act,
  draft: ActDraft,
  given: Given,
): Result<TellHappening, readonly FieldError[]> {
  const faults: FieldError[] = [];
  const fault = (name: keyof ActDraft, message: string) =>
    faults.push({ field: actField(draft.id, name), message });
  const needed = (name: 'who' | 'words' | 'reference', message: string): string => {
    if (draft[name].trim() === '') fault(name, message);
    return draft[name].trim();
  };
  const said = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
    text.trim() === '' ? {} : ({ [key]: text.trim() } as Record<K, string>);
  // Left as it was offered it is the very moment: its full minute would come before what happened seconds ago.
  const at = draft.at === localOf(draft.openedAt) ? draft.openedAt : instantOf(draft.at);
  if (at === undefined) fault('at', actFaults.at);
  else if (at > given.now) fault('at', actFaults.atLater);
  const tell = { id: draft.id, at: new Date(at ?? 0).toISOString() };
  const made = happening();
  return faults.length > 0 || made === undefined ? fail(faults) : succeed(made);

  function happening(): TellHappening | undefined {
    switch (kind) {
      case 'sent':
        if (draft.how === '') return void fault('how', actFaults.how);
        return {
          kind,
          ...tell,
          how: draft.how,
          ...said('theirReference', draft.reference),
          ...said('whoTook', draft.who),
        };
      case 'acknowledged':
        return {
          kind,
          ...tell,
          from: needed('who', actFaults.from),
          ...said('theirReference', draft.reference),
        };
      case 'decided': {
        const from = needed('who', actFaults.from);
        if (draft.decision === '') return void fault('decision', actFaults.decision);
        return { kind, ...tell, decision: draft.decision, from, ...said('words', draft.words) };
      }
      case 'outcome':
        if (draft.outcome === '') return void fault('outcome', actFaults.outcome);
        return { kind, ...tell, outcome: draft.outcome, flags: draft.flags, ...said('words', draft.words) };
      case 'escalated':
        return {
          kind,
          ...tell,
          to: needed('who', actFaults.to),
          words: needed('words', actFaults.words),
        };
      case 'outcome-shared': {
        const shared = { with: needed('who', actFaults.with), why: needed('words', actFaults.why) };
        const basis = basisOf(draft, given);
        if (basis === undefined) return void fault('basis', actForm.basisMissing);
        return { kind, ...tell, ...shared, basis };
      }
      case 'police-told':
        return { kind, ...tell, incidentNumber: needed('reference', actFaults.incident) };
      case 'reviewed':
        return { kind, ...tell, words: needed('words', actFaults.words) };
      default:
        return unreachable(kind);
    }
  }
}
