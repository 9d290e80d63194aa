import type { CaseStore } from '../../case/case.ts';
import type { Child } from '../../domain/child.ts';
import type { Concern } from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';
import type { RecordDetails } from '../../fhir/read-details.ts';
import type { DocumentInput } from '../../fhir/write/document/referral-document.ts';
import type { ConcernInput } from '../../fhir/write/input.ts';
import { nothingKnown, offersOf, type Offers } from '../../fhir/write/offers.ts';
import { typesOf, writePlan, type WritePlan } from '../../fhir/write/write-plan.ts';
import { shareText } from '../../text/concern-share.ts';
import { called, type Called } from '../../text/names.ts';
import { version } from '../../../package.json';
import { recordedOf } from './said/recorded.ts';
import type { ConcernForm } from './form.ts';
import { alsoTold, firstRecipient, socialCareChoices, type SocialCare } from './share/recipients.ts';
import { routeOf, type RecordRoute } from './share/routes.ts';
import type { Attempt, Sending } from './send.ts';
import type { FormSetting } from './form-setting.ts';

export const childOf = (state: Pick<CaseStore, 'child'>): Child | undefined =>
  state.child.state === 'present' || state.child.state === 'incomplete' ? state.child.value : undefined;

export const calledOf = (state: Pick<CaseStore, 'child'>, now: number): Called => called(childOf(state), now);

export const choicesOf = (state: CaseStore): readonly SocialCare[] =>
  socialCareChoices(state.cpis, childOf(state), state.config.authorities.authorities);

/** What the form stands on, from the case as it is now and from what was chosen. */
export function settingOf(
  state: CaseStore,
  form: ConcernForm,
  { details, offers }: { readonly details: RecordDetails; readonly offers: Offers },
  now: number,
): FormSetting {
  const child = childOf(state);
  const first = firstRecipient(form, choicesOf(state));
  return {
    now: new Date(now).toISOString(),
    recipients: [
      ...(first === undefined ? [] : [first]),
      ...form.alsoTell.map((kind) => alsoTold(kind, state.config.site, child)),
    ],
    route: routeOf(form.route, first, state.config.authorities.authorities, recordRoute(state, offers)),
    bases: state.config.lawfulBases,
    purpose:
      form.toWhom === 'adult-services'
        ? shareText.purposeAdult(called(child, now))
        : shareText.purposeDefault(called(child, now)),
    childsNames: [child?.name.given ?? '', child?.name.family ?? ''],
    recorded: recordedOf(child, state.household, details),
  };
}

/** `offers`: what the record system says of itself (`offersOf`); until it is known the configuration and the scopes decide. */
export const planOf = (
  { session }: Pick<CaseStore, 'session'>,
  concern: Parameters<typeof typesOf>[0],
  offers: Offers = nothingKnown,
): WritePlan =>
  writePlan(
    {
      configured: session.issuer.write,
      never: session.issuer.neverWrite ?? [],
      grantedScope: session.fhir.grantedScope,
      offers,
    },
    typesOf(concern),
  );

/**
 * How this record system carries a referral: it takes the request, not only a document to keep, or its own window takes a
 * draft of it to sign. Undefined where it does neither.
 */
export function recordRoute(
  state: Pick<CaseStore, 'session' | 'recordWindow'>,
  offers: Offers,
): RecordRoute | undefined {
  const toSign = state.session.issuer.recordWindow?.referrals === 'staged';
  if (toSign && state.recordWindow?.may('scratchpad.create') !== true) return undefined;
  const { kind } = planOf(state, { shared: true, marks: false, toSign }, offers);
  if (kind !== 'transaction' && kind !== 'single') return undefined;
  return toSign ? 'record-system-to-sign' : 'within-record-system';
}

/** "Priya SAMPLE, staff nurse"; undefined before the gateway has said who is signed in. */
export function authorOf({ gateway }: Pick<CaseStore, 'gateway'>): string | undefined {
  if (gateway.state !== 'open') return undefined;
  const { name, role } = gateway.clinician;
  return role === undefined ? name : `${name}, ${role}`;
}

function describe(state: CaseStore): ReturnType<Sending['describe']> {
  const { session, gateway, config } = state;
  const child = childOf(state);
  const reference =
    session.fhir.fhirUser ?? (gateway.state === 'open' ? gateway.clinician.reference : undefined);
  if (reference === undefined || child === undefined) return undefined;
  return {
    child,
    patientId: session.patientId,
    ...(session.encounterId === undefined ? {} : { encounterId: session.encounterId }),
    author: { reference, display: authorOf(state) ?? 'The signed-in clinician' },
    organisation: config.site.name,
    appVersion: version,
  };
}

/** What a document about a concern is made from, before it is sent; undefined before the child is known. */
export function documentInput(state: CaseStore, concern: Concern): DocumentInput | undefined {
  const child = childOf(state);
  if (child === undefined) return undefined;
  return {
    concern,
    child,
    author: describe(state)?.author ?? { reference: '', display: authorOf(state) ?? '' },
    organisation: state.config.site.name,
  };
}

/** The same once it was sent, under its reference. `now`: instant. */
export function inputOf(
  state: CaseStore,
  { concern, log }: Pick<Attempt, 'concern' | 'log'>,
  now: Instant,
): ConcernInput | undefined {
  const described = describe(state);
  if (described === undefined) return undefined;
  return {
    ...described,
    concern,
    now,
    ...(log.state === 'logged' ? { reference: log.logged.reference } : {}),
  };
}

/** How a concern is sent from this launch. */
export const sendingOf = (read: () => CaseStore, now: () => Instant): Sending => ({
  api: read().api,
  reopenGateway: () => read().reopenGateway(),
  connection: read().session.fhir,
  configured: read().session.issuer.write,
  never: read().session.issuer.neverWrite ?? [],
  offers: () => offersOf(read().session.fhir),
  describe: () => describe(read()),
  recordWindow: () => read().recordWindow,
  now,
});
