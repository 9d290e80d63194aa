import { shortInstant } from '../domain/calendar/written.ts';

/** Words of the self-check. It is read by IT and suppliers, and may name FHIR, OAuth and HTTP. */
export const selfCheckWords = {
  product: 'Safelight',
  title: 'Self-check',
  titleOf: (name: string): string => `Self-check: ${name}`,
  documentTitle: 'Self-check · Safelight',
  which: 'Record system',
  choose: 'Choose the record system to check',
  none: 'No record system is set up in this Safelight yet. Add a file to its issuers.',
  unknown: (iss: string): string =>
    `${iss} is not among the record systems that this Safelight knows. Check its spelling in the issuers, or run the command: npm run self-check -- --iss ${iss}`,
  anonymous:
    'Without a sign-in: what needs one is listed as not tried. Open Safelight from the record system and choose Self-check there to try it.',
  begin: 'Check',
  checking: 'Checking',
  again: 'Run again',
  download: 'Download report',
  asHtml: 'Page (HTML)',
  asJson: 'JSON',
  asJunit: 'JUnit',
  back: 'Back to Safelight',
  trying: (what: string, done: number, of: number): string =>
    `Trying ${what}: ${done} of ${of} lines answered`,
  progress: 'How far the check is',
  done: (fail: number, warn: number, pass: number): string =>
    `Done: ${fail} fail, ${warn} warn, ${pass} pass.`,
  failed: 'The check itself broke off. Nothing is known of what was not tried.',
  run: (at: string, as: 'launched-app' | 'page'): string =>
    `Run ${shortInstant(new Date(at))}, ${as === 'page' ? 'without a sign-in' : 'as a launched app'}. Against SMART App Launch 2.2.0, FHIR R4 and UK Core.`,
  tally: {
    fail: ['fail', 'Safelight will not work until fixed'],
    warn: ['warn', 'works, and says what it cannot do'],
    'not-tried': ['not tried', 'not known, and why'],
    pass: ['pass', ''],
  },
  status: { fail: 'Fail', warn: 'Warn', 'not-tried': 'Not tried', pass: 'Pass' },
  caption: 'What Safelight needs of a record system, and what was found',
  columns: ['Result', 'No.', 'What Safelight needs', 'What was found, and the fix'],
  fix: 'Fix:',
  specification: 'Specification',
  more: (pass: number, notTried: number): string =>
    [
      ...(pass === 0 ? [] : [`${pass} more ${pass === 1 ? 'pass' : 'passes'}`]),
      ...(notTried === 0 ? [] : [`${notTried} not tried`]),
    ].join(', '),
  showAll: (all: number): string => `Show all ${all}`,
  showFewer: 'Show fewer',
} as const;
