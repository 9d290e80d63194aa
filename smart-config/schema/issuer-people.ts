import * as v from 'valibot';
import { Id } from './addresses.ts';

/** How this EHR's encounters tell where care is given. */
export const SettingRule = v.strictObject({
  setting: v.pipe(Id, v.description('Id of a care setting in `care-settings.json`.')),
  class: v.pipe(
    v.optional(v.array(v.string())),
    v.description('Codes of `Encounter.class`.'),
    v.examples([['EMER']]),
  ),
  serviceType: v.pipe(v.optional(v.array(v.string())), v.description('Codes of `Encounter.serviceType`.')),
  location: v.pipe(
    v.optional(v.array(v.string())),
    v.description('References or names of `Encounter.location`.'),
  ),
});

/** What somebody may do here. */
const allowed = {
  activities: v.pipe(
    v.optional(v.array(v.picklist(['B0107', 'B0170'])), []),
    v.description(
      'National CP-IS activities: B0107 looks up and tells the local authority, B0170 looks up without telling.',
    ),
  ),
  rights: v.pipe(
    v.optional(
      v.array(
        v.picklist([
          'record-concern',
          'acknowledge',
          'read-rules',
          'edit-rules',
          'approve-rules',
          'retire-rules',
          'read-registers',
          'open-concerns',
        ]),
      ),
      [],
    ),
    v.description('What else they may do in Safelight.'),
  ),
  redFlags: v.pipe(
    v.optional(v.picklist(['all', 'high', 'none'])),
    v.description(
      'Which red flags of a child they are shown; absent: all. Of several roles the one that shows most counts.',
    ),
  ),
  leads: v.pipe(
    v.optional(v.array(Id)),
    v.description('Ids of care settings whose team they lead: they may open its concerns.'),
  ),
};

/** A role in this EHR. */
export const Role = v.strictObject({
  system: v.pipe(
    v.optional(v.string()),
    v.description('System of `PractitionerRole.code`; absent: the code alone decides.'),
  ),
  code: v.pipe(v.string(), v.description('Code of `PractitionerRole.code`.')),
  title: v.pipe(v.string(), v.description('As it stands in a concern, e.g. "staff nurse".')),
  ...allowed,
});

/** For staff whose role the EHR does not tell, or tells in a code that is not listed. */
export const UnknownRole = v.strictObject({
  title: v.pipe(v.optional(v.string()), v.description('As it stands in a concern.')),
  ...allowed,
});
