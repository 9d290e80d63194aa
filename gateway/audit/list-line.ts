import { createHash } from 'node:crypto';
import type { LedgerRow } from './ledger.ts';

/** What the columns of a listing are. */
export const heading = ['entry', 'when', 'who', 'role', 'what', 'outcome', 'child'].join('\t');

/**
 * One entry as a line without a name: who by their reference, what kind, how it ended, and the child as a pseudonym that
 * stays the same throughout a tenant's ledger. `salt` is the hash of the tenant's first entry, which a listing never
 * shows: without the ledger itself a pseudonym cannot be guessed from a patient's id.
 */
export function lineOf(row: Pick<LedgerRow, 'number' | 'entry'>, salt: string): string {
  const event = JSON.parse(row.entry) as fhir4.AuditEvent;
  const user = event.agent.find(({ requestor }) => requestor);
  const child = event.entity?.find(({ role }) => role?.code === '1')?.what?.reference;
  return [
    String(row.number),
    event.recorded,
    whoOf(event),
    user?.role?.[0]?.text ?? '-',
    whatOf(event),
    event.outcomeDesc ?? outcomes[event.outcome ?? '0'],
    child === undefined ? '-' : pseudonym(salt, child),
  ]
    .map((part) => part.replace(/\s+/g, ' '))
    .join('\t');
}

const outcomes = { '0': 'done', '4': 'refused', '8': 'failed', '12': 'failed' } as const;

/**
 * People by reference, or by the NHS's own number, which no system has; two of them where one signed in to the NHS in the
 * other's session.
 */
function whoOf({ agent }: fhir4.AuditEvent): string {
  const names = agent.flatMap(({ who }) => {
    if (who?.reference !== undefined) return [lastTwo(who.reference)];
    return who?.identifier?.value === undefined ? [] : [`nhs/${who.identifier.value}`];
  });
  return names.length === 0 ? '-' : names.join(', in the session of ');
}

/** `Practitioner/ed-nurse` of an absolute reference. */
const lastTwo = (reference: string): string => reference.split('/').slice(-2).join('/');

const pseudonym = (salt: string, reference: string): string =>
  `child-${createHash('sha256').update(`${salt}\n${reference}`).digest('hex').slice(0, 10)}`;

/** Which rule or code set and which version of it: of no person. Other things that are described are known by their entry. */
const nameOf = (description: string, what: fhir4.Reference | undefined): readonly string[] =>
  /^(Alert rule|Code set)/.test(description) && what?.identifier?.value !== undefined
    ? [what.identifier.value]
    : [];

/** The kind of event, with the details that are codes; descriptions are the gateway's own words, never a clinician's. */
function whatOf({ type, subtype, entity = [] }: fhir4.AuditEvent): string {
  const kind = subtype?.[0]?.display ?? type.display ?? type.code ?? '';
  const about = entity.filter(({ role }) => role?.code !== '1');
  const described = about.flatMap(({ description, what }) =>
    description === undefined ? [] : [description, ...nameOf(description, what)],
  );
  const details = about.flatMap(({ detail = [] }) =>
    detail.flatMap(({ type: name, valueString }) =>
      valueString === undefined || !coded.has(name) ? [] : [`${name}=${valueString}`],
    ),
  );
  return [kind, ...described, ...details].join(', ');
}

const coded = new Set([
  'phase',
  'kind',
  'why',
  'identity',
  'answer',
  'told',
  'care-setting',
  'decision',
  'consent',
  'informed',
  'outcome',
  'reason',
  'how',
  'version',
  'route',
  'step',
  'harms',
  'decision-of-authority',
]);
