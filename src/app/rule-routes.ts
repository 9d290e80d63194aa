/** Addresses of the screens of alert rules, e.g. `/rules/new`; each is a screen's name or a rule's, never a person's. */
const roots = ['/rules', '/code-sets', '/figures'];

/** Whether this address is one of the screens of alert rules. */
export const isRuleAddress = (screen: string): boolean =>
  roots.some((root) => screen === root || screen.startsWith(`${root}/`));
