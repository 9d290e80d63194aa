import type { RegisterKind } from '../../src/api/registers.ts';
import type { EntryParts } from './entry-parts.ts';

/** DICOM codes of AuditEvent.type. */
const userAuthentication = '110114';
const disclosed = '110106';

const lookUp = 'Look-up of child protection information';
const concern = 'Safeguarding concern';

/** What an entry is about. */
export function kindOf(event: fhir4.AuditEvent, parts: EntryParts): RegisterKind {
  const { details, description = '', child } = parts;
  if (event.type.code === userAuthentication) return 'session';
  if (event.type.code === disclosed) return 'disclosure';
  if (description === lookUp) {
    const phase = details.get('phase');
    return phase === 'could-not-check' || phase === 'refused' ? 'look-up-failed' : 'look-up';
  }
  if (/draft/i.test(description) && /hand|offer|taken/i.test(description)) return 'draft-handed-over';
  if (description.startsWith(concern)) return ofConcern(event, details);
  if (/^(Register|Access report|Activity in numbers)/.test(description)) return 'register';
  if (event.action === 'R') return 'read';
  if (child === undefined) return 'rules';
  return details.has('step') || /concern|referral/i.test(description) ? 'referral-step' : 'other';
}

function ofConcern({ action }: fhir4.AuditEvent, details: EntryParts['details']): RegisterKind {
  if (action === 'R') return 'concern-opened';
  if (action === 'U') return 'concern-amended';
  return details.get('decision') === 'not-shared' ? 'not-shared' : 'concern';
}
