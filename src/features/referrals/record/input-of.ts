import { version as appVersion } from '../../../../package.json';
import type { Case } from '../../../case/case.ts';
import type { Concern } from '../../../domain/concern.ts';
import { heldBy } from '../../../domain/fetched.ts';
import type { ConcernInput } from '../../../fhir/write/input.ts';
import { recordWords } from '../../../text/referral-record.ts';
import { concernOf } from '../concern/document-of.ts';
import type { Opened } from '../opened.ts';

type Version = Opened['versions'][number];

/** The name under which it goes: whoever wrote it, and whoever brings it there where that is somebody else. */
function display({ by, role }: Pick<Version, 'by' | 'role'>, me: string): string {
  const author = role === undefined ? by : `${by}, ${role}`;
  return by === me ? author : recordWords.broughtBy(author, me);
}

/**
 * What a written record of a version is made from, in the record of the child that is open. Undefined while nobody can be
 * named as its author or the child is not read: then nothing is written.
 */
export function inputOf(
  { session, gateway, config, child }: Pick<Case, 'session' | 'gateway' | 'config' | 'child'>,
  { reference, clocks }: Pick<Opened, 'reference' | 'clocks'>,
  version: Version,
  now: string,
): (ConcernInput & { readonly concern: Concern }) | undefined {
  const here = heldBy(child);
  if (here === undefined || gateway.state !== 'open') return undefined;
  const answerDueAt = clocks.find(({ what }) => what === 'answer')?.dueAt;
  return {
    concern: concernOf(version),
    child: here,
    patientId: session.patientId,
    ...(session.encounterId === undefined ? {} : { encounterId: session.encounterId }),
    author: {
      reference: session.fhir.fhirUser ?? gateway.clinician.reference,
      display: display(version, gateway.clinician.name),
    },
    reference,
    ...(answerDueAt === undefined ? {} : { answerDueAt }),
    now,
    organisation: config.site.name,
    appVersion,
  };
}
