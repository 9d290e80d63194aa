import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { restricted } from './labels.ts';

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';
const VERIFICATION =
  'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus';
const VERIFICATION_CODES = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland';

const statuses = {
  '01': 'Number present and verified',
  '02': 'Number present but not traced',
} as const;

/** An NHS number with its verification status, as UK Core carries it. */
export function nhsNumber(value: string, status: keyof typeof statuses = '01'): fhir4.Identifier {
  return {
    extension: [
      {
        url: VERIFICATION,
        valueCodeableConcept: {
          coding: [{ system: VERIFICATION_CODES, code: status, display: statuses[status] }],
        },
      },
    ],
    system: NHS_NUMBER,
    value,
  };
}

export interface Address {
  readonly line: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
}

export interface PatientParts {
  readonly given?: string;
  readonly family: string;
  readonly gender: 'female' | 'male';
  readonly born?: string;
  readonly nhs?: NhsNumber;
  readonly nhsStatus?: '01' | '02';
  /** A number as somebody typed it, which is none: it fails its check. */
  readonly nhsMistyped?: string;
  /** Kept apart from the other records: security label R. */
  readonly restricted?: boolean;
  /** Merged: the record that stands is that of this number, and this one is no longer in use. */
  readonly replacedBy?: NhsNumber;
  readonly address?: Address;
  /** Where they lived before, and until when. */
  readonly before?: Address & { readonly until: string };
  readonly phone?: string;
  /** Category of UKCore-EthnicCategoryEngland. */
  readonly ethnicity?: { readonly code: string; readonly display: string };
  readonly religion?: string;
  readonly disability?: string;
  /** School, nursery and people to ring, as front desks keep them with the patient. */
  readonly contacts?: readonly fhir4.PatientContact[];
  readonly practice?: string;
  readonly language?: { readonly code: string; readonly display: string; readonly interpreter: boolean };
}

export const sheffield: Address = {
  line: '1 Example Street',
  city: 'Sheffield',
  postcode: 'S10 9ZZ',
  country: 'England',
};

/** A home address. */
export const postal = ({ line, city, postcode, country }: Address): fhir4.Address => ({
  use: 'home',
  line: [line],
  city,
  postalCode: postcode,
  country,
});

const core = 'http://hl7.org/fhir/StructureDefinition';

/** Extensions of UK Core Patient and of FHIR R4, for what was recorded. */
function extensionsOf({ language, ethnicity, religion, disability }: PatientParts): fhir4.Extension[] {
  return [
    ...(language?.interpreter === true
      ? [{ url: `${core}/patient-interpreterRequired`, valueBoolean: true }]
      : []),
    ...(ethnicity === undefined
      ? []
      : [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory',
            valueCodeableConcept: {
              coding: [
                { system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland', ...ethnicity },
              ],
            },
          },
        ]),
    ...(religion === undefined
      ? []
      : [{ url: `${core}/patient-religion`, valueCodeableConcept: { text: religion } }]),
    ...(disability === undefined
      ? []
      : [{ url: `${core}/patient-disability`, valueCodeableConcept: { text: disability } }]),
  ];
}

const replacedBy = (value: NhsNumber): fhir4.PatientLink => ({
  other: { type: 'Patient', identifier: { system: NHS_NUMBER, value } },
  type: 'replaced-by',
});

/** A patient in the shape of UK Core Patient; lives in Sheffield and speaks English unless said otherwise. */
export function patient(id: string, parts: PatientParts): fhir4.Patient {
  const extension = extensionsOf(parts);
  return {
    resourceType: 'Patient',
    id,
    ...(parts.restricted === true && { meta: restricted }),
    active: parts.replacedBy === undefined,
    ...(extension.length > 0 && { extension }),
    identifier: [
      { system: 'https://northmoor.example/record-number', value: `N-${id}` },
      ...(parts.nhs === undefined ? [] : [nhsNumber(parts.nhs, parts.nhsStatus)]),
      ...(parts.nhsMistyped === undefined ? [] : [nhsNumber(parts.nhsMistyped, '02')]),
    ],
    ...(parts.replacedBy !== undefined && { link: [replacedBy(parts.replacedBy)] }),
    name: [
      { use: 'official', family: parts.family, ...(parts.given !== undefined && { given: [parts.given] }) },
    ],
    gender: parts.gender,
    ...(parts.born !== undefined && { birthDate: parts.born }),
    ...(parts.phone !== undefined && { telecom: [{ system: 'phone', value: parts.phone, use: 'home' }] }),
    address: [
      postal(parts.address ?? sheffield),
      ...(parts.before === undefined
        ? []
        : [{ ...postal(parts.before), use: 'old' as const, period: { end: parts.before.until } }]),
    ],
    ...(parts.contacts !== undefined && { contact: [...parts.contacts] }),
    generalPractitioner: [{ type: 'Organization', display: parts.practice ?? 'Elm Surgery' }],
    ...(parts.language !== undefined && {
      communication: [
        {
          language: {
            coding: [
              {
                system: 'urn:ietf:bcp:47',
                code: parts.language.code,
                display: parts.language.display,
              },
            ],
            text: parts.language.display,
          },
          preferred: true,
        },
      ],
    }),
  };
}
