import { partTitle } from './record.ts';
import { lowerFirst } from './common.ts';

/** What is asked for besides the parts of the record, as a clinician would call it. */
const others: Readonly<Record<string, string>> = {
  Patient: 'who the child is',
  Provenance: 'who wrote what',
  AuditEvent: 'the record of who looked',
  Practitioner: 'names of staff',
  PractitionerRole: 'roles of staff',
  Organization: 'names of organisations',
  HealthcareService: 'names of services',
};

/** Words of what a record system allowed less of than was asked for. */
export const grants = {
  summary: 'Your record system allows less than Safelight asked for',
  since: (at: string): string => `Your record system allows less than when you opened Safelight, since ${at}`,
  sinceHelp: (what: string): string =>
    `What you see of ${what} was read before that. It may have changed since, and is not read or written again.`,
  help: 'What this hides is said at each part. Your IT team can have it allowed.',
  read: 'Not to be read',
  readPart: 'To be read in part only',
  written: 'Not to be written',
  noRenewal: 'This sign-in cannot be made longer when its time is up.',
  forIt: 'For the IT team',
  asked: 'Asked for and not granted:',
  what: (resource: string): string => others[resource] ?? lowerFirst(partTitle(resource)),
} as const;
