import { describe, expect } from 'vitest';
import { cdsWorld, servicePath, type CdsWorld } from '../test/cds-world.ts';
import { engines, inWorld } from '../test/engines.ts';
import { entriesOf } from '../test/ledger.ts';

type Prefetch = Record<string, unknown>;

/** What a call does not know is on a card, never silence. */
describe.each(engines())('what CDS Hooks could not tell on $name', (engine) => {
  let w: CdsWorld;
  const test = inWorld(engine, cdsWorld, (made) => (w = made));

  const told = async (change: (prefetch: Prefetch) => Prefetch) => {
    const prefetch = change(await w.prefetchFor('amara'));
    const { status, body } = await w.call(servicePath(), await w.ask('amara', { prefetch }));
    const cards = status === 200 ? body.cards : [];
    return { status, summaries: cards.map(({ summary }) => summary), last: cards.at(-1)?.detail ?? '' };
  };
  const withPatient = (change: object) => (prefetch: Prefetch) => ({
    ...prefetch,
    patient: { ...(prefetch['patient'] as object), ...change },
  });
  const without =
    (key: string, ...members: readonly string[]) =>
    (prefetch: Prefetch): Prefetch => {
      const bundle = prefetch[key] as fhir4.Bundle;
      const entry = bundle.entry?.map(({ resource }) => ({
        resource: Object.fromEntries(
          Object.entries(resource ?? {}).filter(([member]) => !members.includes(member)),
        ),
      }));
      return { ...prefetch, [key]: { ...bundle, entry } };
    };
  const notAll = expect.stringContaining('could not check everything') as string;

  test('a child without a birth date is not a child of whom nothing is known', async () => {
    for (const birthDate of [undefined, 7, 'unknown']) {
      const { summaries, last } = await told(withPatient({ birthDate }));
      expect([birthDate, summaries]).toEqual([birthDate, [notAll]]);
      expect(last).toContain('the birth date');
    }
  });

  test('an entry without a date, or without a place on the body, leaves its rule open', async () => {
    const undated = await told(without('conditions', 'onsetDateTime', 'recordedDate'));
    expect(undated.summaries).not.toContain('Bruise on the ear');
    expect(undated.summaries).toContainEqual(notAll);
    expect(undated.last).toMatch(/when it was: .*(bruises|injuries)/);
    const attended = await told(without('encounters', 'period'));
    expect(attended.summaries).toContainEqual(notAll);
    expect(attended.last).toContain('when it was: emergency attendances');
  });

  test('thousands of entries are read to the end, and one card holds no more of them than can be read', async () => {
    const { body } = await w.call(
      servicePath(),
      await w.ask('amara', {
        prefetch: {
          ...(await w.prefetchFor('amara')),
          conditions: {
            resourceType: 'Bundle',
            entry: Array.from({ length: 3000 }, (_, i) => ({
              resource: {
                resourceType: 'Condition',
                id: `c${i}`,
                subject: { reference: 'Patient/amara' },
                code: {
                  coding: [{ system: 'http://snomed.info/sct', code: '125667009' }],
                  text: `Bruise ${i}`,
                },
                onsetDateTime: '2026-11-19',
                bodySite: [{ text: 'ear' }],
              },
            })),
          },
        },
      }),
    );
    const [bruise] = body.cards;
    expect(bruise?.summary).toBe('Bruise on the ear');
    expect(bruise?.detail).toContain('Bruise 0, Bruise 1,');
    expect(bruise?.detail?.length).toBeLessThan(1500);
  });

  test('who asks could not be read: they are shown less, and told so', async () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] };
    for (const key of ['roles', 'practitioner'])
      for (const value of [outcome, undefined, 7])
        expect((await told((prefetch) => ({ ...prefetch, [key]: value }))).summaries).toEqual([
          expect.stringContaining('could not tell your role'),
        ]);
  });

  test('a record that another has replaced says so', async () => {
    const link = [{ type: 'replaced-by', other: { reference: 'Patient/other' } }];
    expect((await told(withPatient({ link }))).summaries.at(-1)).toContain('was replaced by another');
  });

  test('a patient that cannot be read is asked for by name, with its entry', async () => {
    const prefetch = withPatient({ identifier: {} })(await w.prefetchFor('amara'));
    const answer = await w.call(servicePath(), await w.ask('amara', { prefetch }));
    expect(answer).toMatchObject({ status: 412, body: { field: 'prefetch: patient' } });
    expect((await entriesOf(w)).at(-1)).toMatchObject({ outcomeDesc: 'Not given: data-not-obtained' });
  });
});
