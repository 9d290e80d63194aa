/** Figures of one rule, version by version: a chart over time, a table, warnings. */
export function RuleFigures(_: { readonly rule: string }) {
  return null;
}
