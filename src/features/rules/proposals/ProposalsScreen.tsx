import { ruleDesk } from '../../../text/rule-desk.ts';
import { ScreenHead } from '../parts/ScreenHead.tsx';

/** proposals. */
export function ProposalsScreen() {
  return <ScreenHead title={ruleDesk.titles.proposals} />;
}
