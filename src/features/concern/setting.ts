import type { CaseStore } from '../../case/case.ts';
import type { Child } from '../../domain/child.ts';
import type { Concern } from '../../domain/concern.ts';
import type { Instant } from '../../domain/fetched.ts';
import type { RecordDetails } from '../../fhir/read-details.ts';
import { writePlan, type WritePlan } from '../../fhir/write/write-plan.ts';
import { shareText } from '../../text/concern-share.ts';
import { called, type Called } from '../../text/names.ts';
import { version } from '../../../package.json';
import { recordedOf } from './said/recorded.ts';
import type { ConcernForm } from './form.ts';
import { alsoTold, socialCareChoices, socialCareOf, type SocialCare } from './share/recipients.ts';
import type { Sending } from './send.ts';
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
  details: RecordDetails,
  now: number,
): FormSetting {
  const child = childOf(state);
  const socialCare = socialCareOf(form, choicesOf(state));
  return {
    recipients: [
      ...(socialCare === undefined ? [] : [socialCare]),
      ...form.alsoTell.map((kind) => alsoTold(kind, state.config.site, child)),
    ],
    bases: state.config.lawfulBases,
    purpose: shareText.purposeDefault(called(child, now)),
    childsNames: [child?.name.given ?? '', child?.name.family ?? ''],
    recorded: recordedOf(child, state.household, details),
  };
}

export const planOf = (
  { session }: Pick<CaseStore, 'session'>,
  concern: { readonly shared: boolean; readonly marks: boolean },
): WritePlan => writePlan(session.issuer.write, session.fhir.grantedScope, concern);

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

/** How a concern is sent from this launch. */
export const sendingOf = (read: () => CaseStore, now: () => Instant): Sending => ({
  api: read().api,
  reopenGateway: () => read().reopenGateway(),
  connection: read().session.fhir,
  plan: (concern: Concern) =>
    planOf(read(), { shared: concern.decision.share, marks: concern.marks.length > 0 }),
  describe: () => describe(read()),
  now,
});
