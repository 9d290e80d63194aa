import type { ClinicalEvent } from '../domain/record.ts';
import type { Because, Criterion, Finding, Missing, Rule, Severity, Truth } from '../rules/rule.ts';

/** An event at a moment, from one entry of the record. */
export function event(changes: Partial<ClinicalEvent> & { readonly at?: string } = {}): ClinicalEvent {
  const { at = '2026-11-20T10:31:00Z', ...rest } = changes;
  const ms = Date.parse(at);
  return {
    kind: 'bruise',
    codes: [],
    title: 'Bruise, left ear',
    place: 'triage here',
    sources: ['Condition/1'],
    when: { from: ms, to: ms, text: at },
    ...rest,
  };
}

export const askMobile = {
  ask: {
    id: 'mobile',
    question: 'Can {name} move independently?',
    help: 'Roll, crawl, shuffle.',
    answer: 'no',
  },
} as const satisfies Criterion;

export const notAsked: Missing = { kind: 'ask', ...askMobile.ask, why: 'not-asked' };

export function rule(id: string, severity: Severity, when: Criterion = { all: [] }): Rule {
  return {
    id,
    version: '1.2.0',
    status: 'active',
    title: `Rule ${id}`,
    severity,
    applies: {},
    when,
    why: `Why ${id} matters.`,
    advice: `do what ${id} asks.`,
    guideline: {
      title: `Guideline of ${id}`,
      url: 'https://guideline.example/',
      grade: 'national',
      caution: 'Not for a known bleeding disorder.',
    },
    owner: 'Named nurse',
    reviewBy: '2027-11-01',
    tests: [],
  };
}

export function finding(
  of: Rule,
  truth: Truth,
  changes: {
    evidence?: readonly ClinicalEvent[];
    missing?: readonly Missing[];
    decisive?: boolean;
    because?: readonly Because[];
  } = {},
): Finding {
  const { evidence = [], missing = [], decisive = false, because = [] } = changes;
  return {
    rule: of,
    sentence: `Sentence of ${of.id}.`,
    outcome: { truth, evidence, missing },
    decisive,
    because,
    shownBy: 'red-flags',
  };
}
