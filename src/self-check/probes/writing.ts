import type { FhirConnection } from '../../fhir/connection.ts';
import { mayCreate, mayUpdate } from '../../fhir/write/scopes.ts';
import { nothingKnown } from '../../fhir/write/offers.ts';
import { typesOf, writePlan, type Configured, type WritePlan } from '../../fhir/write/write-plan.ts';
import {
  judged,
  met,
  notMet,
  notMetSo,
  notTried,
  waitsFor,
  type Verdict,
  type Verdicts,
} from '../verdict.ts';
import type { Subject } from '../input.ts';
import type { Statement } from './statement.ts';

/** Every type that a concern may be written as. */
export const writtenTypes: readonly string[] = typesOf({ shared: true, marks: true });

/** What the issuer’s settings let be written. */
export type WriteSettings = Pick<Subject, 'write' | 'neverWrite'>;

/** What the statement alone says of writing, as far as the issuer’s settings would write. */
export function offerVerdicts({ offers, exchange }: Statement, settings: WriteSettings): Verdicts {
  const wanted = wantedTypes(settings);
  const without = wanted.filter(
    (type) => offers.of(type).create !== 'not-listed' && offers.of(type).conditionalCreate === 'not-listed',
  );
  return {
    'write-transaction':
      settings.write !== 'transaction'
        ? notTried('The issuer’s settings ask for no transaction.')
        : offers.transaction === 'not-known'
          ? notTried('The capability statement does not say.', exchange)
          : judged(offers.transaction === 'listed', 'Listed.', 'Not listed.', exchange),
    'write-conditional':
      wanted.length === 0
        ? notTried('The issuer’s settings write nothing.')
        : judged(
            without.length === 0,
            'Listed for every type that can be written.',
            `Not listed for ${without.join(', ')}.`,
            exchange,
          ),
  };
}

/** The plan that a concern would get on this launch, by the product's own decision. */
function planFor(
  connection: FhirConnection,
  settings: WriteSettings,
  statement: Statement | undefined,
): WritePlan {
  const { grantedScope } = connection;
  return writePlan(
    {
      configured: settings.write,
      never: settings.neverWrite,
      grantedScope,
      offers: statement?.offers ?? nothingKnown,
    },
    writtenTypes,
  );
}

/** What may be created by this launch, type by type, and what plan comes of it. */
export function planVerdicts(
  connection: FhirConnection,
  settings: WriteSettings,
  statement: Statement | undefined,
  ungranted: string,
): Verdicts {
  const { grantedScope } = connection;
  const offers = statement?.offers ?? nothingKnown;
  const evidence = statement === undefined ? [] : [statement.exchange];
  const wanted = wantedTypes(settings);
  const create = (type: string): Verdict => {
    if (!wanted.includes(type))
      return notTried('The issuer’s settings do not write it: nothing is asked of the server.');
    if (!mayCreate(grantedScope, type))
      return waitsFor(ungranted, `The scope \`patient/${type}.c\` is not granted.`);
    switch (offers.of(type).create) {
      case 'listed':
        return met('Listed, and granted.', ...evidence);
      case 'not-listed':
        return notMet('Not listed in the capability statement.', ...evidence);
      case 'not-known':
        return waitsFor('metadata', 'Granted; the capability statement does not say whether it is offered.');
    }
  };
  return {
    'write-plan': planVerdict(planFor(connection, settings, statement), settings.write, ungranted),
    ...Object.fromEntries(writtenTypes.map((type) => [`create:${type}`, create(type)])),
    'write-update': updateVerdict(connection, statement, wanted, ungranted),
  };
}

function updateVerdict(
  { grantedScope }: FhirConnection,
  statement: Statement | undefined,
  wanted: readonly string[],
  ungranted: string,
): Verdict {
  if (!wanted.includes('Task')) return notTried('The issuer’s settings write no referral.');
  if (!mayUpdate(grantedScope, 'Task'))
    return waitsFor(ungranted, 'The scope `patient/Task.u` is not granted.');
  const offer = (statement?.offers ?? nothingKnown).of('Task');
  const evidence = statement === undefined ? [] : [statement.exchange];
  if (offer.create === 'not-listed')
    return waitsFor('create:Task', 'A task that cannot be created need not be updated.');
  if (offer.update === 'not-known')
    return waitsFor('metadata', 'Granted; the capability statement does not say whether it is offered.');
  return judged(offer.update === 'listed', 'Listed, and granted.', 'Not listed.', ...evidence);
}

/** The types that the issuer's settings would write. */
function wantedTypes({ write, neverWrite }: WriteSettings): readonly string[] {
  if (write === 'none') return [];
  const types = write === 'document' ? ['DocumentReference', 'Provenance', 'AuditEvent'] : writtenTypes;
  return types.filter((type) => !neverWrite.includes(type));
}

/** The plan in words. Less than the fullest is a warning, unless the site asked for no more. */
function planVerdict(plan: WritePlan, configured: Configured, ungranted: string): Verdict {
  const said = planWords(plan);
  const limits = plan.why.filter(({ because }) => because !== 'configuration');
  const fullest = limits.length === 0 && mayDouble(plan).length === 0;
  if (fullest)
    return met(configured === 'transaction' ? said : `${said} The issuer’s settings ask for no more.`);
  const lacks = merged(plan).map((why) => {
    switch (why.because) {
      case 'configuration':
        return 'the issuer’s settings ask for no more';
      case 'no-transactions':
        return 'transactions are not listed';
      case 'not-offered':
        return `not listed for create: ${why.types.join(', ')}`;
      case 'not-permitted':
        return `not granted: ${why.types.map((type) => `patient/${type}.c`).join(', ')}`;
    }
  });
  const why = lacks.length === 0 ? '' : ` Because: ${lacks.join('; ')}.`;
  if (ungranted !== 'scope-granted' && limits.every(({ because }) => because === 'not-permitted'))
    return waitsFor(ungranted, `Until then: ${said}`);
  const fix = fixFor(plan);
  return fix === undefined ? notMet(`${said}${why}`) : notMetSo(`${said}${why}`, fix);
}

/** The reasons of a plan, each once with all its types: those against the whole and those against the document. */
function merged({ why }: WritePlan): WritePlan['why'] {
  const typesOf = (because: 'not-offered' | 'not-permitted') => [
    ...new Set(why.flatMap((one) => (one.because === because ? one.types : []))),
  ];
  const others = why.filter(({ because }) => because === 'configuration' || because === 'no-transactions');
  const lists = (['not-offered', 'not-permitted'] as const)
    .map((because) => ({ because, types: typesOf(because) }))
    .filter(({ types }) => types.length > 0);
  return [...others, ...lists];
}

const mayDouble = (plan: WritePlan): readonly string[] => (plan.kind === 'none' ? [] : plan.mayDouble);

function planWords(plan: WritePlan): string {
  switch (plan.kind) {
    case 'transaction':
      return `Plan “transaction”: all at once, or nothing.${extras(plan)}`;
    case 'single':
      return `Plan “single”: one part after another.${extras(plan)}`;
    case 'document':
      return `Plan “document”: the whole concern as one document.${extras(plan)}`;
    case 'none':
      return 'Plan “none”: nothing is written; the log keeps it, and somebody files a document by hand.';
  }
}

function extras(plan: Exclude<WritePlan, { kind: 'none' }>): string {
  const { leavesOut, looksFirst, mayDouble: twice } = plan;
  return [
    ...(leavesOut.length === 0 ? [] : [` Left out: ${leavesOut.join(', ')}.`]),
    ...(looksFirst.length === 0 ? [] : [` Searched for first: ${looksFirst.join(', ')}.`]),
    ...(twice.length === 0 ? [] : [` May be there twice: ${twice.join(', ')}.`]),
  ].join('');
}

function fixFor(plan: WritePlan): string | undefined {
  const types = merged(plan).flatMap((why) => (why.because === 'not-offered' ? why.types : []));
  const scopes = merged(plan).flatMap((why) => (why.because === 'not-permitted' ? why.types : []));
  const parts = [
    ...(types.length === 0 ? [] : [`list \`create\` for ${types.map((one) => `\`${one}\``).join(', ')}`]),
    ...(scopes.length === 0 ? [] : [`grant ${scopes.map((one) => `\`patient/${one}.crs\``).join(', ')}`]),
    ...(plan.why.some(({ because }) => because === 'no-transactions') ? ['list `transaction`'] : []),
  ];
  if (parts.length === 0) return undefined;
  const text = parts.join(', and ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
