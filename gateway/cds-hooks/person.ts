import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Site } from '../../smart-config/schema/site.ts';
import type { RedFlagsShown } from '../../src/api/sessions.ts';
import { isObject, textAt } from '../../src/rules/events/json.ts';
import { readUser, type KnownUser } from '../sessions/clinician.ts';
import type { EhrRead } from '../sessions/ehr.ts';

/** Who asks, as far as can be known, and which red flags they are shown. */
export interface Asking extends Pick<KnownUser, 'clinician' | 'practitioner' | 'rights'> {
  readonly redFlags: RedFlagsShown;
  /** What they are shown because nobody could tell their role, where that is less than everything: they are told so. */
  readonly lessFor?: Exclude<RedFlagsShown, 'all'>;
}

const least: readonly RedFlagsShown[] = ['none', 'high', 'all'];

/**
 * Who calls, by `context.userId`. A token of the EHR says that the EHR calls, and the EHR says for whom: their role is read
 * where it can be. Where it cannot, they are shown what the site says for that case or, where it says nothing, no more
 * than whoever of this EHR is shown least.
 */
export async function askingOf(
  userId: string,
  issuer: Issuer,
  { hooks }: Site,
  read: EhrRead,
  now: Date,
): Promise<Asking> {
  const watched = watchRoles(read);
  const known = await readUser(watched.read, issuer, userId, now);
  const told = known.ok && (known.value.clinician.role !== undefined || issuer.unknownRole !== undefined);
  if (known.ok && told && watched.rolesRead()) {
    const { clinician, practitioner, rights, redFlags } = known.value;
    return {
      clinician,
      rights,
      redFlags,
      ...(practitioner === undefined ? {} : { practitioner }),
    };
  }
  const name = known.ok ? known.value.clinician.name : userId;
  const redFlags = hooks?.unknownRole ?? leastShown(issuer);
  // A site that says what a role that it does not list is shown has decided; a role that was not read may be any.
  const decided = known.ok && watched.rolesRead() && hooks?.unknownRole !== undefined;
  return {
    clinician: { reference: userId, name, organisation: issuer.tenant.name },
    ...(known.ok && known.value.practitioner !== undefined ? { practitioner: known.value.practitioner } : {}),
    rights: [],
    redFlags,
    ...(redFlags === 'all' || decided ? {} : { lessFor: redFlags }),
  };
}

/** What the role that is shown least is shown. */
function leastShown({ roles, unknownRole }: Issuer): RedFlagsShown {
  const shown = [...roles, ...(unknownRole === undefined ? [] : [unknownRole])].map(
    ({ redFlags }) => redFlags ?? 'all',
  );
  return least.find((one) => shown.includes(one)) ?? 'all';
}

/** Notes whether roles could be read at all: roles that were not read are not roles that nobody has. */
function watchRoles(read: EhrRead): { readonly read: EhrRead; readonly rolesRead: () => boolean } {
  let whole = true;
  return {
    rolesRead: () => whole,
    read: async (path) => {
      const answer = await read(path);
      if (path.startsWith('PractitionerRole') && !(answer.ok && isRoles(answer.value))) whole = false;
      return answer;
    },
  };
}

const isRoles = (value: unknown): boolean =>
  isObject(value) && ['Bundle', 'PractitionerRole'].includes(textAt(value, 'resourceType') ?? '');
