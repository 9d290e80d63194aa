/** Rules out to a file and in from one. */
export const exporting = {
  all: 'Export all rules',
  one: 'Export this rule',
  allSays:
    'Every rule that is not retired: the version that clinicians see, else its newest. No person is in the file.',
  oneSays: 'The version that clinicians see, else its newest. No person is in the file.',
  json: 'As a Safelight file',
  jsonSays: 'loses nothing: with its code sets and test children',
  plan: 'As a FHIR file',
  planSays: 'PlanDefinition, for another system',
  working: 'Getting the file',
  saved: (name: string): string => `The file ${name} was handed to your browser.`,
} as const;

export const taking = {
  says: 'Each rule in the file becomes a draft that somebody else must approve. If one rule cannot be taken, none is.',
  file: 'Choose a file',
  fileHint:
    'A file that was exported from Safelight, as a Safelight file or as a FHIR file (PlanDefinition).',
  paste: 'Or paste what is in it',
  take: 'Take in the rules',
  working: 'Taking in the rules',
  nothing: 'Choose a file, or paste what is in it.',
  notJson: 'This cannot be read as a file of rules. Paste all of it, from the first bracket to the last.',
  empty: 'There is no rule in it.',
  notRules:
    'This is no file of rules: a Safelight file says “safelight”: “rules”, a FHIR file is a PlanDefinition or a Bundle of them.',
  tooLarge: 'This file is too large to hold rules alone.',
  unreadable: 'The file could not be opened. Choose it again.',
  holds: (rules: number): string => (rules === 1 ? 'It holds 1 rule.' : `It holds ${rules} rules.`),
  refused: 'Nothing was taken in. Put this right in the file first:',
  place: (position: number, id: string): string => `Rule ${position}, ${id}`,
  nth: (position: number): string => `Rule ${position}`,
  elsewhere: 'The file',
  result: 'What the rules became',
  noRight: 'Your role may read rules. Somebody else takes in new ones.',
  taken: (drafts: number, unchanged: number): string =>
    [
      drafts === 0
        ? 'No rule was new.'
        : drafts === 1
          ? '1 rule was taken in as a draft.'
          : `${drafts} rules were taken in as drafts.`,
      unchanged === 0
        ? ''
        : unchanged === 1
          ? '1 is here already, word for word.'
          : `${unchanged} are here already, word for word.`,
    ]
      .join(' ')
      .trim(),
  became: {
    draft: (number: number): string => `became version ${number}, a draft`,
    unchanged: (number: number): string => `is version ${number} here already`,
  },
  another: 'Take in another file',
} as const;
