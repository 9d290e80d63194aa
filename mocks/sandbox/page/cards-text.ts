/** Words of the pretend record system about CDS Hooks cards. */
export const cardsText = {
  heading: 'Cards in the chart',
  hint: 'CDS Hooks: asked when a chart is opened.',
} as const;

/** For the page's script; `{…}` is filled there. */
export const cardsScriptText = {
  asking: 'Asking Safelight.',
  answered: 'Answered in {ms} milliseconds.',
  none: 'No cards. That does not mean that there is nothing.',
  noAnswer: 'No cards: {what}',
  refused: 'No cards: the service answered {status}. {what}',
  more: 'Details',
  source: '{indicator}. Source: {label}',
  indicators: { critical: 'Critical', warning: 'Warning', info: 'Information' },
  chooseWhy: 'Choose why',
  whyLabel: 'Why {summary} is set aside',
  dismiss: 'Set aside',
  setAside: 'Set aside: {summary}. Safelight was told why.',
} as const;
