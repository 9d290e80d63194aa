import fc from 'fast-check';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RuleBookApi } from '../../../../api/rule-book-client.ts';
import type { Rule } from '../../../../rules/rule.ts';
import { shippedPack } from '../../../../rules/testing-pack.ts';
import { bruiseRule } from '../../../../test/pack-fixture.ts';
import { DeskContext } from '../../../../desk/desk.ts';
import { deskWith } from '../../../../desk/testing-desk.ts';
import { TryIt } from '../TryIt.tsx';
import { asRecord, patientOf, understand } from './as-record.ts';
import { readFile, type RecordFile } from './read-file.ts';

const now = '2026-11-20T10:42:00.000Z';
const patient = (id = 'p1', family = 'TESTCHILD') => ({
  resourceType: 'Patient',
  id,
  birthDate: '2026-07-20',
  name: [{ use: 'official', family, given: ['Zebedee'] }],
});
const bruise = (subject: string, more: object = {}) => ({
  resourceType: 'Condition',
  id: 'c1',
  subject: { reference: subject },
  code: { coding: [{ system: 'http://snomed.info/sct', code: '125667009', display: 'Contusion' }] },
  onsetDateTime: '2026-11-18',
  ...more,
});
const bundle = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
const said = { whole: true, now, cpis: { state: 'not-checked' }, answers: {} } as const;

const fileOf = (json: unknown) => {
  const read = readFile(JSON.stringify(json));
  if (!read.ok) throw new Error(read.failure);
  return read.value;
};

const recordOf = (file: RecordFile, more: { readonly whole?: boolean } = {}, id = 'p1') =>
  asRecord(understand(file, id, shippedPack), { ...said, ...more }, shippedPack);

describe('a record from a file', () => {
  it.each([
    ['', 'empty'],
    ['{"resourceType": "Bundle", "ent', 'not-json'],
    ['[]', 'not-a-record'],
    ['{"resourceType": "Observation"}', 'not-a-record'],
    [JSON.stringify(bundle(bruise('Patient/p1'))), 'no-patient'],
    ['x'.repeat(12_000_001), 'too-large'],
  ])('%.20s: %s', (text, why) => {
    expect(readFile(text)).toEqual({ ok: false, failure: why });
  });

  it('names its patient by the addresses of the file', () => {
    const file = fileOf({
      resourceType: 'Bundle',
      entry: [
        { fullUrl: 'urn:uuid:abc', resource: { ...patient(), id: undefined } },
        { fullUrl: 'urn:uuid:def', resource: bruise('urn:uuid:abc') },
      ],
    });
    expect(file.patients.map(({ id }) => id)).toEqual(['abc']);
    expect(recordOf(file, {}, 'abc')).toMatchObject({
      input: { events: [{ kind: 'bruise' }, { kind: 'injury' }], birthDate: '2026-07-20' },
      odd: 0,
      otherPeople: 0,
    });
  });

  it('says what is somebody else’s, what could not be understood, and what is in words alone', () => {
    const file = fileOf(
      bundle(
        patient(),
        bruise('Patient/other'),
        bruise('Patient/p1', { code: { text: 'a mark' } }),
        { resourceType: 'Condition', id: 'c2' },
        { resourceType: 'RelatedPerson', patient: { reference: 'Patient/other' } },
        'no resource',
      ),
    );
    const { input, ...counts } = recordOf(file);
    expect(counts).toEqual({ odd: 2, uncoded: 1, otherPeople: 2 });
    expect(input.coverage['Condition']).toMatchObject({ state: 'incomplete', why: 'odd-entries' });
  });

  it('takes what is not in it for not recorded only when it is whole', () => {
    const file = fileOf(bundle(patient(), bruise('Patient/p1')));
    const of = (whole: boolean, read = file) => recordOf(read, { whole }).input.coverage;
    expect(of(true)['Encounter']).toMatchObject({ state: 'complete' });
    expect(of(false)['Encounter']).toMatchObject({ why: 'not-shared' });
    expect(of(false)['Condition']).toMatchObject({ why: 'pages-missing' });
    const page = fileOf({ ...bundle(patient()), link: [{ relation: 'next', url: 'https://x.example' }] });
    expect(of(true, page)['Encounter']).toMatchObject({ why: 'pages-missing' });
  });

  it('reads people who are linked, and answers within answers', () => {
    const sister = {
      resourceType: 'RelatedPerson',
      id: 'r1',
      patient: { reference: 'Patient/p1' },
      relationship: [{ text: 'sister' }],
      birthDate: '2020',
    };
    const file = fileOf(bundle(patient(), bundle(sister)));
    expect(recordOf(file).input.links.people).toEqual([
      { relationship: 'sister', birthDate: '2020', source: 'RelatedPerson/r1' },
    ]);
  });

  it('never throws, whatever stands in the file', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (values, odd) => {
        const resources = values.map((value) => ({
          ...bruise('Patient/p1'),
          code: value,
          participant: value,
        }));
        const read = readFile(
          JSON.stringify(
            bundle(
              { ...patient(), name: odd, birthDate: odd },
              ...resources,
              {
                resourceType: 'RelatedPerson',
                patient: { reference: 'Patient/p1' },
                relationship: odd,
                name: odd,
              },
              odd,
            ),
          ),
        );
        if (!read.ok) throw new Error(read.failure);
        recordOf(read.value);
        expect(read.value.patients.map((one) => patientOf(one, now).id)).toEqual(['p1']);
      }),
    );
  });
});

const refuse = (name: string) => () => {
  throw new Error(`${name} was called`);
};
const sending = vi.fn(refuse('network'));
const storing = vi.spyOn(Storage.prototype, 'setItem');

const everyCall: RuleBookApi = new Proxy(deskWith({}).api, { get: (_, name) => refuse(String(name)) });

async function openWith(rule: Rule, text: string) {
  const user = userEvent.setup();
  render(
    <DeskContext value={{ ...deskWith({}), api: everyCall }}>
      <TryIt rule={rule} vocabulary={shippedPack} childFiles={[]} />
    </DeskContext>,
  );
  await user.click(screen.getByRole('button', { name: 'Try a record' }));
  fireEvent.change(screen.getByLabelText('Or paste it here'), { target: { value: text } });
  await user.click(screen.getByRole('button', { name: 'Read it' }));
  return user;
}

describe('on screen', () => {
  beforeEach(() => {
    sending.mockClear();
    storing.mockClear();
    vi.stubGlobal('fetch', sending);
    vi.stubGlobal('XMLHttpRequest', sending);
    vi.stubGlobal('WebSocket', sending);
    Object.defineProperty(navigator, 'sendBeacon', { configurable: true, value: sending });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('answers with evidence, and sends, keeps and after clearing holds nothing of it', async () => {
    const user = await openWith(bruiseRule, JSON.stringify(bundle(patient(), bruise('Patient/p1'))));
    expect(screen.getByText('TESTCHILD, Zebedee, born 20 Jul 2026')).toBeTruthy();
    expect(screen.getByText('Matches')).toBeTruthy();
    expect(screen.getByText('Contusion, 18 Nov 2026')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear it' }));
    expect(document.documentElement.outerHTML).not.toMatch(/TESTCHILD|Zebedee|Contusion|125667009/);
    expect([...document.querySelectorAll('textarea')].map(({ value }) => value)).toEqual(['']);
    expect(sending).not.toHaveBeenCalled();
    expect(storing).not.toHaveBeenCalled();
    expect(window.location.href).not.toMatch(/TESTCHILD|p1/);
  });

  it('cannot tell what the file does not hold, until somebody says that it is whole', async () => {
    const user = await openWith(bruiseRule, JSON.stringify(patient()));
    expect(screen.getByText('Cannot tell', { selector: '.res b' })).toBeTruthy();
    await user.click(screen.getByLabelText(/Yes: what is not in it is not recorded/));
    expect(screen.getByText('Does not match')).toBeTruthy();
  });

  it('asks which of two patients is meant', async () => {
    const both = bundle(patient(), patient('p2', 'SPECIMEN'), bruise('Patient/p2'));
    const user = await openWith(bruiseRule, JSON.stringify(both));
    expect(screen.getByText('2 patients are in it. Whose record is to be tried?')).toBeTruthy();
    expect(screen.getByText('1 entry is about somebody else and is left out.')).toBeTruthy();
    await user.click(screen.getByLabelText(/SPECIMEN/));
    expect(screen.getByText('Matches')).toBeTruthy();
  });

  it('asks the rule’s questions and takes the day that is said', async () => {
    const when: Rule['when'] = {
      all: [
        { events: { kind: 'bruise', within: 'P28D' } },
        { ask: { id: 'moves', question: 'Can {name} crawl?', answer: 'no' } },
      ],
    };
    const user = await openWith(
      { ...bruiseRule, when },
      JSON.stringify(bundle(patient(), bruise('Patient/p1'))),
    );
    expect(screen.getByText(/an answer to “Can the child crawl\?”/)).toBeTruthy();
    await user.click(screen.getByLabelText('No'));
    expect(screen.getByText('Matches')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('On which day?'), { target: { value: '2027-03-01' } });
    expect(screen.queryByText('Matches')).toBeNull();
  });

  it('says what is wrong beside the box, and reads a file', async () => {
    const user = await openWith(bruiseRule, '{ cut off');
    expect(screen.getByText(/It is not JSON/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Or paste it here'));
    const file = new File([JSON.stringify(patient())], 'record.json', { type: 'application/json' });
    await user.upload(screen.getByLabelText('Choose a FHIR file'), file);
    expect(await screen.findByText('TESTCHILD, Zebedee, born 20 Jul 2026')).toBeTruthy();
  });
});
