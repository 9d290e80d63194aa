import { DeskContext, type Desk } from './desk.ts';

/** The screens of alert rules: list, one rule, its editor, code sets, figures. Which one is in the address. */
export function RulesDesk({ desk }: { readonly desk: Desk }) {
  return <DeskContext value={desk}>{null}</DeskContext>;
}
