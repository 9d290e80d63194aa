import type { PageConfig, RulePack } from '../config/page-config.ts';
import type { Rule } from '../rules/rule.ts';
import { answered } from './case-world.ts';
import { pageConfig } from './config-fixture.ts';

const bruise = { system: 'http://snomed.info/sct', code: '125667009' };

/** The smallest rule: any bruise. */
export const bruiseRule: Rule = {
  id: 'any-bruise',
  version: '1.0.0',
  status: 'active',
  title: 'A bruise',
  severity: 'medium',
  applies: {},
  when: { events: { kind: 'bruise' } },
  why: 'It may matter.',
  advice: 'Ask.',
  guideline: { title: 'Local', grade: 'local' },
  owner: 'Lead',
  reviewBy: '2027-11-01',
  tests: [],
};

/** A pack of these rules, over bruises from conditions and being seen from encounters. */
export const bruisePack = (rules: readonly Rule[], version = '1'): RulePack => ({
  version,
  rules,
  codeSets: [{ id: 'bruise', version: '1', title: 'Bruises', concepts: [bruise] }],
  eventKinds: [
    {
      id: 'bruise',
      one: 'bruise',
      many: 'bruises',
      from: [{ resource: 'Condition', codes: 'bruise', when: 'onset|recordedDate' }],
    },
    { id: 'seen', one: 'visit', many: 'visits', from: [{ resource: 'Encounter', when: 'period.start' }] },
  ],
});

export const configWith = (rulePack: RulePack, changes: Partial<PageConfig> = {}): PageConfig => ({
  ...pageConfig,
  rulePack,
  ...changes,
});

/** The record system's answer about conditions: one bruise, of today. */
export const bruises = () =>
  answered({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
      {
        resource: {
          resourceType: 'Condition',
          id: 'c1',
          subject: { reference: 'Patient/amara' },
          code: { coding: [bruise] },
          recordedDate: '2026-11-20',
        },
      },
    ],
  });
