import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventKind } from '../domain/record.ts';
import { neededScopes, standaloneScope, type ScopeTerms } from './needed-scopes.ts';
import { neededSearches } from './needed-searches.ts';
import type { Criterion, Rule } from './rule.ts';
import { shippedPack } from './testing-pack.ts';

const usual: ScopeTerms = {
  write: 'transaction',
  neverWrite: [],
  syntax: 'v2',
  granular: false,
  refresh: 'online_access',
};
const asked = (terms: Partial<ScopeTerms> = {}, pack = shippedPack): readonly string[] =>
  neededScopes([pack], { ...usual, ...terms }).split(' ');

const [anyRule] = shippedPack.rules;
if (anyRule === undefined) throw new Error('The pack is empty.');
const rule = (when: Criterion, status: Rule['status'] = 'active'): Rule => ({ ...anyRule, status, when });
const kinds: readonly EventKind[] = [
  {
    id: 'attendance',
    one: 'a',
    many: 'a',
    from: [{ resource: 'Encounter', class: ['EMER'], when: 'period.start' }],
  },
  {
    id: 'stay',
    one: 's',
    many: 's',
    from: [{ resource: 'Encounter', class: ['IMP'], when: 'period.start' }],
  },
  {
    id: 'left',
    one: 'l',
    many: 'l',
    from: [{ resource: 'Encounter', codes: 'left', codesIn: 'reasonCode', when: 'period.start' }],
  },
  {
    id: 'missed',
    one: 'm',
    many: 'm',
    from: [{ resource: 'Appointment', status: ['noshow'], when: 'start' }],
  },
  {
    id: 'burn',
    one: 'b',
    many: 'b',
    from: [{ resource: 'Condition', codes: 'burn', category: ['problem-list-item'], when: 'onset' }],
  },
  {
    id: 'weight',
    one: 'w',
    many: 'w',
    from: [{ resource: 'Observation', codes: 'weight', category: ['vital-signs'], when: 'effective' }],
  },
];
const packOf = (...rules: readonly Rule[]) => ({ ...shippedPack, rules, eventKinds: kinds, codeSets: [] });
const events = (kind: string): Criterion => ({ events: { kind } });

const packs = fc
  .subarray([...kinds.map(({ id }) => id)], { minLength: 0 })
  .map((chosen) => packOf(...chosen.map((kind) => rule(events(kind)))));
const terms: fc.Arbitrary<ScopeTerms> = fc.record({
  write: fc.constantFrom('transaction', 'single', 'document', 'none'),
  neverWrite: fc.subarray(['Condition', 'ServiceRequest', 'AuditEvent', 'Observation']),
  syntax: fc.constantFrom('v1', 'v2'),
  granular: fc.boolean(),
  refresh: fc.constantFrom('online_access', 'offline_access', 'none'),
});

/** Whether a scope string lets a search of a type through, within a query where one is given. */
const lets = (scope: string, type: string, letter: string, within?: string): boolean =>
  scope.split(' ').some((one) => {
    const [, of, letters = '', query] = /^patient\/(\w+)\.(\w+)(?:\?(.+))?$/.exec(one) ?? [];
    const allowed = letters === 'read' ? 'rs' : letters === 'write' ? 'cud' : letters;
    return of === type && allowed.includes(letter) && (query === undefined || query === within);
  });

describe('whatever the rules and the terms are', () => {
  it('asks in the letters of cruds, in order, each once, and never for everything', () => {
    fc.assert(
      fc.property(packs, terms, (pack, of) => {
        const scopes = neededScopes([pack], of).split(' ');
        expect(new Set(scopes).size).toBe(scopes.length);
        expect(scopes.slice(0, 3)).toEqual(['launch', 'openid', 'fhirUser']);
        for (const scope of scopes.filter((one) => one.includes('/'))) {
          expect(scope).toMatch(
            of.syntax === 'v1'
              ? /^(patient|user)\/[A-Z][A-Za-z]+\.(read|write)$/
              : /^(patient|user)\/[A-Z][A-Za-z]+\.(?=.)c?r?u?d?s?(\?[a-z]+=[A-Za-z0-9,-]+)?$/,
          );
        }
      }),
    );
  });

  it('lets every search of the rules through, and every type be made that a concern is written as', () => {
    fc.assert(
      fc.property(packs, terms, (pack, of) => {
        const scope = neededScopes([pack], of);
        for (const { resource, within } of neededSearches(pack))
          expect(lets(scope, resource, 's', within), resource).toBe(true);
        const made = ['DocumentReference', 'Provenance'].every((type) => lets(scope, type, 'c'));
        expect(made).toBe(of.write !== 'none');
        for (const type of of.neverWrite) expect(lets(scope, type, 'c'), type).toBe(false);
      }),
    );
  });

  it('asks for no more than it did when a rule is taken away', () => {
    fc.assert(
      fc.property(packs, terms, (pack, of) => {
        const fewer = neededScopes([{ ...pack, rules: pack.rules.slice(1) }], { ...of, granular: false });
        const all = neededScopes([pack], { ...of, granular: false });
        for (const [, type = '', letters = ''] of fewer.matchAll(/patient\/(\w+)\.([cruds]+)(?= )/g))
          for (const letter of letters) expect(lets(all, type, letter), `${type}.${letter}`).toBe(true);
      }),
    );
  });
});

describe('what is asked for', () => {
  it('of the shipped rules is what they and a concern need', () => {
    expect(asked()).toMatchSnapshot();
  });

  it('follows a new rule, a silent one too, and forgets one that is retired', () => {
    const with_ = (status: Rule['status']) => asked({}, packOf(rule(events('missed'), status)));
    expect(with_('active')).toContain('patient/Appointment.rs');
    expect(with_('silent')).toContain('patient/Appointment.rs');
    expect(with_('retired')).not.toContain('patient/Appointment.rs');
  });

  it('joins what several organisations need', () => {
    const joined = neededScopes([packOf(rule(events('missed'))), packOf(rule(events('burn')))], usual);
    expect(joined).toContain('patient/Appointment.rs');
    expect(joined).toContain('patient/Condition.crs');
  });

  it('in v1 is read and write', () => {
    expect(asked({ syntax: 'v1', write: 'document' })).toEqual(
      expect.arrayContaining([
        'patient/Condition.read',
        'patient/DocumentReference.write',
        'user/PractitionerRole.read',
      ]),
    );
    expect(asked({ syntax: 'v1', write: 'document' })).not.toContain('patient/Condition.write');
  });

  it('lets one task be brought up to date and changes nothing else', () => {
    expect(asked().filter((scope) => /\.c?r?u/.test(scope))).toEqual(['patient/Task.crus']);
  });

  it.each([
    ['online_access', ['online_access']],
    ['offline_access', ['offline_access']],
    ['none', []],
  ] as const)('outlasts the first token as set: %s', (refresh, expected) => {
    expect(asked({ refresh }).filter((scope) => scope.endsWith('_access'))).toEqual(expected);
  });
});

describe('granular', () => {
  const granular = (...of: readonly string[]) =>
    asked({ granular: true, write: 'none' }, packOf(...of.map((kind) => rule(events(kind)))));

  it('asks for the part of a type in which all lies that is looked for', () => {
    expect(granular('missed')).toContain('patient/Appointment.rs?status=noshow');
    expect(granular('attendance', 'stay')).toContain('patient/Encounter.s?class=EMER,IMP');
  });

  it('still reads the visit of the launch, whatever it is', () => {
    expect(granular('attendance')).toContain('patient/Encounter.r');
  });

  it('asks for the whole where one rule needs the whole', () => {
    expect(granular('attendance', 'left')).toContain('patient/Encounter.rs');
  });

  it('never narrows what may be in words alone', () => {
    expect(granular('burn')).toContain('patient/Condition.rs');
  });

  it('never narrows what is read beside the rules', () => {
    expect(granular('weight')).toContain('patient/Observation.rs');
  });
});

describe('outside the EHR', () => {
  it('asks for the child and the visit in place of the launch', () => {
    expect(standaloneScope('launch openid patient/Patient.rs')).toBe(
      'launch/patient launch/encounter openid patient/Patient.rs',
    );
    expect(standaloneScope('launch launch/patient openid')).toBe('launch/patient launch/encounter openid');
  });
});
