import { informationRecipient } from './codes.ts';
import type { AuditContext } from './context.ts';
import { userPart } from './parts.ts';

/** A person as the NHS knows them, in the role they signed in with. */
export interface NhsPerson {
  /** The NHS's own number for the person. */
  readonly id: string;
  readonly name: string;
  /** "Staff nurse" */
  readonly role: string;
  /** Role profile id. */
  readonly roleId: string;
}

// NHS Data Dictionary naming system for users of NHS Care Identity.
const nhsUserSystem = 'https://fhir.nhs.uk/Id/sds-user-id';

// BALP has one user of a read, the one who asked; this one is of a type of its own.
const atTheScreen: fhir4.CodeableConcept = {
  text: 'User of the record system in whose session it was asked',
};

/**
 * Who asked. Where a person signed in to the NHS, that identity made the request: it is joined to the record system's
 * user when both bear one name, and both people are named when they do not.
 */
export function peopleParts(context: AuditContext, nhs: NhsPerson | undefined): fhir4.AuditEventAgent[] {
  const user = userPart(context, informationRecipient);
  if (nhs === undefined) return [user];
  const identifier = { system: nhsUserSystem, value: nhs.id };
  const role = [{ text: nhs.role }];
  if (sameName(nhs.name, context.user.name)) {
    return [{ ...user, who: { ...user.who, identifier }, name: nhs.name, role }];
  }
  return [
    {
      type: informationRecipient,
      who: { identifier, display: nhs.name },
      name: nhs.name,
      requestor: true,
      role,
      ...(user.purposeOfUse === undefined ? {} : { purposeOfUse: user.purposeOfUse }),
    },
    { ...user, type: atTheScreen, requestor: false },
  ];
}

/** The same words in any order and case: "SAMPLE Ash" is Ash Sample. Titles make a difference, so that both are named. */
const sameName = (a: string, b: string): boolean => wordsOf(a) === wordsOf(b);

const wordsOf = (name: string): string =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
