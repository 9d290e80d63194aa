import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { balpProfiles } from './balp-profiles.ts';
import { sampleEvents } from '../../src/domain/audit/sample-events.ts';
import { amendmentBundle } from '../../src/fhir/write/amendment-bundle.ts';
import { authorityDocument } from '../../src/fhir/write/authority-bundle.ts';
import { concernBundle } from '../../src/fhir/write/concern-bundle.ts';
import { documentBundle } from '../../src/fhir/write/document-bundle.ts';
import * as more from '../../src/fhir/write/more-sample-concerns.ts';
import { outcomeBundle, type RecordedHappening } from '../../src/fhir/write/outcome-bundle.ts';
import type { ConcernBundle } from '../../src/fhir/write/parts.ts';
import { concernQuestionnaire } from '../../src/fhir/write/questionnaire.ts';
import { measureReport } from '../../gateway/registers/measure-report.ts';
import { notShared, sampleConcern, sampleInput } from '../../src/fhir/write/sample-concern.ts';
import type { Concern } from '../../src/domain/concern.ts';

/** Every kind of resource that Safelight writes, one file each, into a folder; what they are held against, into another. */
const [, , folder, against] = process.argv;
if (folder === undefined || against === undefined) throw new Error('Name the two folders to write to.');
await mkdir(folder, { recursive: true });
await mkdir(against, { recursive: true });

const isConcern = (value: unknown): value is Concern =>
  typeof value === 'object' && value !== null && 'decision' in value && 'marks' in value;
const concerns: Readonly<Record<string, Concern>> = {
  sampleConcern,
  notShared,
  ...Object.fromEntries(Object.entries(more).filter((one): one is [string, Concern] => isConcern(one[1]))),
};
const plain = (name: string): string => name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();

/** The parts by the references that a server would give them, because a resource is validated by itself too. */
function placed(bundle: ConcernBundle): readonly fhir4.FhirResource[] {
  const names = new Map(
    (bundle.entry ?? []).map(({ fullUrl = '', resource }) => [
      fullUrl,
      `${resource?.resourceType ?? ''}/${fullUrl.slice('urn:uuid:'.length)}`,
    ]),
  );
  return (bundle.entry ?? []).map(({ resource, fullUrl = '' }) => ({
    ...(JSON.parse(JSON.stringify(resource), (key, value: unknown) =>
      key === 'reference' && typeof value === 'string' ? (names.get(value) ?? value) : value,
    ) as fhir4.FhirResource),
    id: fullUrl.slice('urn:uuid:'.length),
  }));
}

const by = { id: 'be617289-df0a-4b12-83c4-56789abcdef1', at: '2026-11-23T09:10:00.000Z', by: 'Priya SAMPLE' };
const happened: readonly RecordedHappening[] = [
  { ...by, kind: 'sent', how: 'secure-email', theirReference: 'MOCK-9', whoTook: 'Duty desk' },
  { ...by, kind: 'acknowledged', from: 'Duty desk', theirReference: 'MOCK-9' },
  { ...by, kind: 'decided', decision: 'section-47', from: 'Duty desk', words: 'Strategy meeting today.' },
  { ...by, kind: 'outcome', outcome: 'plan-made', words: 'Reviewed in three months.' },
];

const files: [string, unknown][] = [['questionnaire', concernQuestionnaire]];
for (const [name, concern] of Object.entries(concerns)) {
  const input = sampleInput(concern);
  const bundles: readonly (readonly [string, ConcernBundle | undefined])[] = [
    ['concern', concernBundle(input)],
    ['document', documentBundle(input)],
    ['amended', amendmentBundle(input, 2, 'More was said.', ['accounts', 'notes.risk'])],
    ['amended-again', amendmentBundle(input, 3, 'A word was wrong.', [])],
    ...happened.map((one) => [`told-${one.kind}`, outcomeBundle(input, one)] as const),
    ['for-authority', authorityDocument(input)],
  ];
  for (const [kind, bundle] of bundles) {
    if (bundle === undefined) continue;
    files.push([`${kind}-${plain(name)}`, bundle]);
    for (const [i, resource] of placed(bundle).entries())
      files.push([`${kind}-${plain(name)}-${String(i).padStart(2, '0')}-${resource.resourceType}`, resource]);
  }
}
/** The figures that leave the organisation: with numbers, with none, suppressed and held back. */
const activity = measureReport(
  {
    from: '2026-10',
    to: '2026-11',
    rows: (['2026-10', '2026-11'] as const).flatMap((month) => [
      { month, measure: 'look-ups', by: 'all', value: '', count: 120 },
      { month, measure: 'look-ups', by: 'setting', value: 'A&E', count: 120 },
      { month, measure: 'concerns', by: 'all', value: '', count: 'not given' },
      { month, measure: 'concerns', by: 'setting', value: 'A&E', count: '1 to 7' },
      { month, measure: 'concerns', by: 'harm', value: 'Neglect', count: 10 },
      { month, measure: 'shared', by: 'all', value: '', count: 0 },
      { month, measure: 'shared', by: 'outcome', value: 'No decision yet', count: 0 },
      { month, measure: 'not-shared', by: 'all', value: '', count: '1 to 7' },
    ]),
  },
  { at: '2026-12-01T09:00:00.000Z', organisation: 'Testshire Royal' },
);
files.push(['activity', activity]);
for (const [name, event] of Object.entries(sampleEvents)) files.push([`audit-${plain(name)}`, event]);
for (const [name, resource] of files)
  await writeFile(join(folder, `${name}.json`), JSON.stringify(resource, undefined, 2));

for (const [i, one] of [...balpProfiles, concernQuestionnaire].entries())
  await writeFile(join(against, `${one.resourceType}-${String(i)}.json`), JSON.stringify(one, undefined, 2));
