import { ruleDesk } from '../../../text/rule-desk.ts';
import { ScreenHead } from '../parts/ScreenHead.tsx';

/** rules. */
export function RulesScreen() {
  return <ScreenHead title={ruleDesk.titles.rules} />;
}
