import { ruleDesk } from '../../../text/rule-desk.ts';
import { ScreenHead } from '../parts/ScreenHead.tsx';

/** taking. */
export function TakingScreen() {
  return <ScreenHead title={ruleDesk.titles.taking} />;
}
