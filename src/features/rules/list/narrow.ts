import type { RuleSummary } from '../../../api/rules.ts';
import { ruleList } from '../../../text/rule-desk-list.ts';

export type StatusAsked = (typeof ruleList.statuses)[number]['value'];
type SeverityAsked = (typeof ruleList.severities)[number]['value'];

/** What the list is narrowed to. */
export interface Asked {
  readonly text: string;
  readonly status: StatusAsked;
  readonly severity: SeverityAsked;
}

export const everything: Asked = { text: '', status: 'here', severity: 'any' };

export const isRetired = ({ versions }: RuleSummary): boolean =>
  versions.every(({ status }) => status === 'retired');
export const isWaiting = ({ versions }: RuleSummary): boolean => versions.some(({ submitted }) => submitted);

function hasStatus(rule: RuleSummary, status: StatusAsked, warned: ReadonlySet<string>): boolean {
  const gone = isRetired(rule);
  switch (status) {
    case 'here':
      return !gone;
    case 'retired':
      return gone;
    case 'active':
    case 'silent':
    case 'draft':
      return rule.versions.some((version) => version.status === status);
    case 'waiting':
      return isWaiting(rule);
    case 'look':
      return !gone && warned.has(rule.id);
    case 'review':
      return !gone && rule.reviewDue !== 'later';
  }
}

function holds({ id, title, sentence, guideline }: RuleSummary, text: string): boolean {
  const said = `${id} ${title} ${sentence} ${guideline.title}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

const order = { high: 0, medium: 1, low: 2 } as const;

/** The rules that hold every word and are of that status and severity; the most severe first, then by title. */
export function narrow(
  rules: readonly RuleSummary[],
  { text, status, severity }: Asked,
  warned: ReadonlySet<string>,
): readonly RuleSummary[] {
  return rules
    .filter((rule) => holds(rule, text) && hasStatus(rule, status, warned))
    .filter((rule) => severity === 'any' || rule.severity === severity)
    .toSorted((a, b) => order[a.severity] - order[b.severity] || a.title.localeCompare(b.title, 'en-GB'));
}
