import fc from 'fast-check';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Rule } from '../rule.ts';
import { sentence } from '../sentence.ts';
import { shippedPack } from '../testing-pack.ts';
import { parseRule } from '../validate/parse-rule.ts';
import { fromPlanDefinition } from './from-plan-definition.ts';
import { rules, withWeight } from './testing-rules.ts';
import { toPlanDefinition, type Provenance } from './to-plan-definition.ts';

const vocabulary = withWeight(shippedPack);
const ofId = (id: string): Rule => {
  const rule = shippedPack.rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`There is no rule ${id}.`);
  return rule;
};
const known: Provenance = {
  approvalDate: '2026-11-01',
  lastReviewDate: '2026-11-20',
  author: 'A. SAMPLE',
  reviewer: 'B. SPECIMEN',
};
/** As it comes back from a file or a server. */
const sent = (rule: Rule, provenance?: Provenance): Record<string, unknown> => {
  const plan: unknown = JSON.parse(JSON.stringify(toPlanDefinition(rule, vocabulary, provenance)));
  return plan as Record<string, unknown>;
};
const refusal = (plan: unknown) => {
  const read = fromPlanDefinition(plan, vocabulary);
  return read.ok ? 'accepted' : [read.failure.reason, read.failure.element];
};

describe('a rule as a PlanDefinition', () => {
  it('says what it is, whom it is from and what it needs', () => {
    const rule = ofId('frequent-attendance');
    expect(toPlanDefinition(rule, vocabulary, known)).toMatchObject({
      resourceType: 'PlanDefinition',
      url: 'https://safelight.example/fhir/PlanDefinition/frequent-attendance',
      version: rule.version,
      name: 'FrequentAttendance',
      title: rule.title,
      type: { coding: [{ code: 'eca-rule' }] },
      status: 'active',
      experimental: false,
      publisher: rule.owner,
      description: sentence(rule, vocabulary),
      approvalDate: '2026-11-01',
      lastReviewDate: '2026-11-20',
      effectivePeriod: { end: rule.reviewBy },
      author: [{ name: 'A. SAMPLE' }],
      reviewer: [{ name: 'B. SPECIMEN' }],
      relatedArtifact: [{ type: 'citation', display: rule.guideline.title }],
      action: [
        {
          textEquivalent: rule.advice,
          trigger: [{ type: 'named-event' }],
          condition: [{ kind: 'applicability', expression: { language: 'text/fhirpath' } }],
          input: [
            { type: 'Patient' },
            {
              id: 'need-encounter',
              type: 'Encounter',
              dateFilter: [
                {
                  searchParam: 'date',
                  valueDuration: {
                    value: 6,
                    unit: 'months',
                    code: 'mo',
                    system: 'http://unitsofmeasure.org',
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['draft', 'draft', true],
    ['silent', 'draft', true],
    ['active', 'active', false],
    ['retired', 'retired', false],
  ] as const)('in state %s is published as %s', (status, published, experimental) => {
    const plan = toPlanDefinition({ ...ofId('self-harm'), status }, vocabulary);
    expect([plan.status, plan.experimental, plan.extension?.[0]?.valueCode]).toEqual([
      published,
      experimental,
      status,
    ]);
  });

  it.each([
    ['high', 'asap'],
    ['medium', 'urgent'],
    ['low', 'routine'],
  ] as const)('of severity %s has priority %s', (severity, priority) => {
    expect(toPlanDefinition({ ...ofId('self-harm'), severity }, vocabulary).action?.[0]?.priority).toBe(
      priority,
    );
  });

  it('asks for the codes that it looks for, once each, and for no words of body sites', () => {
    const [, condition] = toPlanDefinition(ofId('bruise-ear'), vocabulary).action?.[0]?.input ?? [];
    const codes = condition?.codeFilter?.[0]?.code ?? [];
    expect(condition?.type).toBe('Condition');
    // A condition is found by its onset or its recording, so no search by one date may narrow it.
    expect(condition?.dateFilter).toBeUndefined();
    expect(codes.length).toBeGreaterThan(5);
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
    expect(codes.filter(({ system }) => system?.startsWith('urn:'))).toEqual([]);
  });

  it('names the care settings it is for', () => {
    const settings = ofId('frequent-attendance').applies.settings ?? [];
    const venues = toPlanDefinition(ofId('frequent-attendance'), vocabulary).useContext ?? [];
    expect(venues.map(({ valueCodeableConcept }) => valueCodeableConcept?.text)).toEqual(settings);
    expect(settings.length).toBeGreaterThan(0);
  });
});

describe('what it asks for and names', () => {
  const within = (length?: string): unknown => {
    const when = {
      events: { kind: 'emergency-attendance', ...(length !== undefined && { within: length }) },
    };
    return toPlanDefinition({ ...ofId('self-harm'), when }, vocabulary).action?.[0]?.input?.[1];
  };
  const system = 'http://unitsofmeasure.org';
  it.each<[string, object]>([
    ['P6M', { value: 6, unit: 'months', code: 'mo', system }],
    ['P2W', { value: 14, unit: 'days', code: 'd', system }],
    ['PT24H', { value: 24, unit: 'hours', code: 'h', system }],
  ])('a window of %s', (length, valueDuration) => {
    expect(within(length)).toEqual({
      id: 'need-encounter',
      type: 'Encounter',
      dateFilter: [{ searchParam: 'date', valueDuration }],
    });
  });

  it.each(['P1Y2M3D', undefined])('all of it where FHIR has no words for the window: %s', (length) => {
    expect(within(length)).toStrictEqual({ id: 'need-encounter', type: 'Encounter' });
  });

  it('one variable for one meaning, and another for another', () => {
    const cpis = (status: 'current' | 'ended') => ({ cpis: { status } });
    const ask = (answer: 'yes' | 'no') => ({ ask: { id: 'a`b', question: 'Is {name}?', answer } });
    const rule = {
      ...ofId('cpis-plan'),
      when: { all: [cpis('current'), cpis('ended'), { not: cpis('current') }, ask('yes'), ask('no')] },
    };
    const expression = toPlanDefinition(rule, vocabulary).action?.[0]?.condition?.[0]?.expression;
    expect(expression?.expression).toBe(
      '(%`cpis-1`) and (%`cpis-2`) and ((%`cpis-1`).not()) and (%`ask-a\\`b`) and (%`ask-a\\`b`.not())',
    );
    expect(expression?.description).toBe(
      '%resource: a Bundle of what the inputs name, read completely. %patient: the child. ' +
        '%cpis-1: CP-IS shows a current record. %cpis-2: CP-IS shows an ended record. ' +
        '%ask-a`b: the answer to “Is the child?”.',
    );
  });

  it('its settings as venues, and itself by a name that begins with a letter', () => {
    const plan = toPlanDefinition({ ...ofId('frequent-attendance'), id: '4-in-6' }, vocabulary);
    expect([plan.name, plan.useContext?.[0]?.code]).toEqual([
      'Rule4In6',
      { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'venue' },
    ]);
    expect(toPlanDefinition(ofId('self-harm'), vocabulary).useContext).toBeUndefined();
  });
});

describe('its condition, run by fhirpath.js', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { resource: { resourceType: 'Patient', id: 'p', birthDate: '2026-05-01' } },
      {
        resource: {
          resourceType: 'Condition',
          id: 'c',
          subject: { reference: 'Patient/p' },
          code: { coding: [{ system: 'http://snomed.info/sct', code: '125667009' }] },
          onsetDateTime: '2026-11-19',
        },
      },
    ],
  };
  const answer = (id: string, variables: Readonly<Record<string, unknown>>): unknown => {
    const expression = toPlanDefinition(ofId(id), vocabulary).action?.[0]?.condition?.[0]?.expression;
    const patient = { resourceType: 'Patient', id: 'p' };
    const environment = { resource: bundle, patient, ...variables };
    return fhirpath.evaluate(bundle, expression?.expression ?? '', environment, r4);
  };

  it.each([
    ['cannot move, answered two days ago', '2026-11-20T10:00:00Z', false, [true]],
    ['can move', '2026-11-20T10:00:00Z', true, [false]],
    ['not asked', '2026-11-20T10:00:00Z', [], []],
    ['long ago', '2027-01-20T10:00:00Z', false, [false]],
  ])('is asked of this moment, with the answers given to it: %s', (_, now, moves, expected) => {
    vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
    expect(answer('bruise-not-mobile', { 'ask-moves-independently': moves })).toEqual(expected);
  });

  it.each([
    [true, [true]],
    [[], []],
    [false, [false]],
  ])('takes what CP-IS said as a variable: %s', (said, expected) => {
    expect(answer('cpis-plan', { 'cpis-1': said })).toEqual(expected);
  });

  it('says what its variables stand for', () => {
    const [condition] = toPlanDefinition(ofId('bruise-not-mobile'), vocabulary).action?.[0]?.condition ?? [];
    expect(condition?.expression?.description).toContain(
      '%ask-moves-independently: the answer to “Can the child move independently?”',
    );
  });
});

describe('the way back', () => {
  it.each(shippedPack.rules.map((rule) => [rule.id, rule] as const))('gives %s again', (_, rule) => {
    expect(fromPlanDefinition(sent(rule, known), vocabulary)).toEqual({
      ok: true,
      value: { rule, provenance: known },
    });
    expect(fromPlanDefinition(sent(rule), vocabulary)).toMatchObject({ value: { rule, provenance: {} } });
  });

  it('gives any rule again that is accepted at all', () => {
    const tests = ofId('self-harm').tests;
    const words = { title: 'T', why: 'W “x” `y` \\', advice: 'A', owner: 'O', tests };
    const complete = rules(vocabulary)
      .map((rule): Rule => ({ ...rule, ...words, guideline: { title: 'G', grade: 'local' } }))
      .filter((rule) => parseRule(rule, vocabulary).ok);
    fc.assert(
      fc.property(complete, (rule) => {
        expect(fromPlanDefinition(sent(rule), vocabulary)).toMatchObject({ ok: true, value: { rule } });
      }),
    );
  });

  it('does not mind what a server adds', () => {
    const plan = { ...sent(ofId('self-harm')), id: '1', meta: { versionId: '2' }, text: { div: '' } };
    expect(refusal(plan)).toBe('accepted');
  });

  const plan = sent(ofId('self-harm'));
  const [status, rule] = plan['extension'] as readonly { readonly valueString?: string }[];
  const withRule = (json: string) => ({ ...plan, extension: [status, { ...rule, valueString: json }] });
  const ruleSaying = (more: object) =>
    withRule(JSON.stringify({ ...(JSON.parse(rule?.valueString ?? '') as object), ...more }));
  it.each<[string, unknown, string, string]>([
    ['nothing', undefined, 'not-a-plan-definition', 'resourceType'],
    ['another resource', { resourceType: 'Library' }, 'not-a-plan-definition', 'resourceType'],
    ['a plan of somebody else', { ...plan, extension: undefined }, 'no-rule-inside', 'extension'],
    ['a rule that is no JSON', withRule('{'), 'not-json', 'extension[1].valueString'],
    ['a rule that is refused here', ruleSaying({ when: { smells: {} } }), 'rule-refused', 'when.smells'],
    ['another title', { ...plan, title: 'Other' }, 'differs-from-its-rule', 'title'],
    ['a rule changed inside', ruleSaying({ severity: 'low' }), 'differs-from-its-rule', 'action[0].priority'],
    ['an element more', { ...plan, jurisdiction: [] }, 'differs-from-its-rule', 'jurisdiction'],
    ['an element less', { ...plan, purpose: undefined }, 'differs-from-its-rule', 'purpose'],
    ['two actions', { ...plan, action: [1, 2] }, 'differs-from-its-rule', 'action[0]'],
    [
      'an extension more',
      { ...plan, extension: [status, rule, {}] },
      'differs-from-its-rule',
      'extension[2]',
    ],
  ])('refuses %s', (_, given, reason, element) => {
    expect(refusal(given)).toEqual([reason, element]);
  });
});
