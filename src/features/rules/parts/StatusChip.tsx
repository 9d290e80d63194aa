import type { RuleSummary } from '../../../api/rules.ts';
import { unreachable } from '../../../domain/result.ts';
import { statusWords } from '../../../text/rule-desk-status.ts';
import { Shape } from '../../../ui/Shape.tsx';

type Standing = Pick<RuleSummary['versions'][number], 'status' | 'submitted' | 'silentRun'>;

/** How far a version has come: solid is in force, half filled runs unseen, dashed is not decided, struck is over. */
export function StatusChip({ version }: { readonly version: Standing }) {
  const { status, submitted, silentRun } = version;
  switch (status) {
    case 'active':
      return <span className="chip solid">{statusWords.active}</span>;
    case 'silent':
      return (
        <span className="chip">
          <Shape name="incomplete" />
          {silentRun === undefined || silentRun.done
            ? statusWords.silentDone
            : statusWords.silent(silentRun.days, silentRun.wanted)}
        </span>
      );
    case 'draft':
      return (
        <span className="chip dash">
          <Shape name="not-checked" />
          {submitted ? statusWords.waiting : statusWords.draft}
        </span>
      );
    case 'retired':
      return (
        <span className="chip">
          <s>{statusWords.retired}</s>
        </span>
      );
    default:
      return unreachable(status);
  }
}
