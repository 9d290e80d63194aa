import * as v from 'valibot';
import { exactly } from '../../../api/call.ts';
import { ConcernShape } from '../../../api/concern-shape.ts';
import type { Concern } from '../../../domain/concern.ts';
import type { ConcernDocument } from '../../../fhir/write/document/model.ts';
import { referralDocument } from '../../../fhir/write/document/referral-document.ts';
import type { Opened } from '../opened.ts';

type Version = Opened['versions'][number];

const concernShape = exactly<Concern>(ConcernShape);

/** The concern of a version, as the rest of the app has it. It was checked when it came in. */
export const concernOf = ({ concern }: Version): Concern => v.parse(concernShape, concern);

/** A version whole, in the words in which every document of it is written. Whose it is stands elsewhere on the screen. */
export const documentOf = (opened: Opened, version: Version): ConcernDocument =>
  referralDocument(
    {
      concern: concernOf(version),
      child: {
        patientId: '',
        name: { text: opened.child.name },
        nhsNumber: { state: 'none' },
        deceased: false,
        restricted: false,
      },
      author: {
        reference: '',
        display: version.role === undefined ? version.by : `${version.by}, ${version.role}`,
      },
      organisation: opened.team ?? '',
      reference: opened.reference,
    },
    'whole',
  );
