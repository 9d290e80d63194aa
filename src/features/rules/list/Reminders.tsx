import { londonDay } from '../../../domain/calendar/london.ts';
import type { RuleSummary } from '../../../api/rules.ts';
import { ruleList } from '../../../text/rule-desk-list.ts';
import { dayWords } from '../../../text/when.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { linkTo } from '../places.ts';
import { isWaiting, type StatusAsked } from './narrow.ts';

/** Days ahead that a review is reminded of; the gateway counts the same. */
const ahead = 30;

/** What waits for somebody: changes of the shipped rules, versions for a second person, reviews, warnings. */
export function Reminders({
  rules,
  proposals,
  warned,
  onShow,
}: {
  readonly rules: readonly RuleSummary[];
  readonly proposals: number;
  readonly warned: number;
  readonly onShow: (status: StatusAsked) => void;
}) {
  const { now } = useDesk();
  const waiting = rules.filter(isWaiting).length;
  const due = rules.filter(({ reviewDue }) => reviewDue !== 'later');
  const overdue = due.filter(({ reviewDue }) => reviewDue === 'overdue').length;
  const by = dayWords(londonDay(Date.parse(now())) + ahead);
  const lines: readonly (readonly [StatusAsked, number, string])[] = [
    ['waiting', waiting, ruleList.waiting(waiting)],
    ['look', warned, ruleList.warned(warned)],
    ['review', due.length, ruleList.reviews(due.length - overdue, by, overdue)],
  ];
  const there = lines.filter(([, count]) => count > 0);
  if (proposals === 0 && there.length === 0) return null;
  return (
    <ul className="note reminders" aria-label={ruleList.reminders}>
      {proposals > 0 && (
        <li>
          {ruleList.proposals(proposals)}{' '}
          <a className="textlink" href={linkTo.proposals}>
            {ruleList.seeProposals}
          </a>
        </li>
      )}
      {there.map(([status, , words]) => (
        <li key={status}>
          {words} <TextButton onPress={() => onShow(status)}>{ruleList.showThem}</TextButton>
        </li>
      ))}
    </ul>
  );
}
