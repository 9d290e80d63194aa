/** Parts of a rule as its lead knows them, by the path that a problem names. The longest that fits counts. */
const names: Readonly<Record<string, string>> = {
  title: 'Title',
  why: 'Why it matters',
  advice: 'What to do',
  toAsk: 'What to ask',
  owner: 'Owner',
  reviewBy: 'Review date',
  severity: 'Severity',
  applies: 'Who it is for',
  'applies.age': 'Age',
  'applies.settings': 'Where it applies',
  when: 'What it looks for',
  guideline: 'What stands behind it',
  'guideline.title': 'Guideline or policy',
  'guideline.url': 'Link to the guideline',
  'guideline.grade': 'Kind of source',
  'guideline.caution': 'Caution',
  tests: 'Test children',
  silentRun: 'Silent run',
  id: 'Name in addresses and files',
};

/** "Test children" of `tests[2].child`; "The rule" where no part is named. */
export function fieldName(path: string): string {
  const longest = Object.keys(names)
    .filter((name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`))
    .sort((a, b) => b.length - a.length)[0];
  return (longest === undefined ? undefined : names[longest]) ?? 'The rule';
}
