import { ruleDesk } from '../../../text/rule-desk.ts';
import { ScreenHead } from '../parts/ScreenHead.tsx';

/** rule. */
export function RuleScreen({ id }: { readonly id: string }) {
  return <ScreenHead title={ruleDesk.titles.rule} says={id} />;
}
