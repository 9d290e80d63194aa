/** Every code that the named children use, with its display; nothing else may appear in a record. */

const coding = (system: string) => (code: string, display: string) => ({ system, code, display }) as const;
const snomed = coding('http://snomed.info/sct');
const icd10 = coding('http://hl7.org/fhir/sid/icd-10');

export const codes = {
  // Child protection plans: value set England-ChildProtectionPlan and the RCGP child safeguarding code list.
  subjectToPlan: snomed('342191000000101', 'Subject to child protection plan'),
  unbornSubjectToPlan: snomed('818901000000100', 'Unborn child subject to child protection plan'),
  noLongerOnPlan: snomed('342891000000105', 'No longer subject to child protection plan'),
  neglectCategory: snomed('802271000000100', 'Child protection category neglect'),
  familyMemberOnPlan: snomed('375041000000100', 'Family member subject of child protection plan'),
  lookedAfter: snomed('764841000000100', 'Looked after child'),
  fosterCare: snomed('160871009', 'Child in foster care'),
  // Concerns and abuse: RCGP child safeguarding code list.
  safeguardingConcern: snomed('836881000000105', 'Child is cause for safeguarding concern'),
  noLongerSafeguardingConcern: snomed('810771000000107', 'Child no longer safeguarding concern'),
  unbornSafeguardingConcern: snomed('878111000000109', 'Unborn child is cause for safeguarding concern'),
  delayInSeekingAdvice: snomed('449889006', 'Delay in seeking medical advice'),
  suspectedNonAccidental: snomed('700255001', 'Suspected non-accidental injury to child'),
  childNeglect: snomed('418496002', 'Child neglect'),
  abuseInFamily: snomed('161062006', 'Child abuse in family'),
  // Household.
  domesticAbuseInHousehold: snomed('881081000000100', 'Domestic abuse victim in household'),
  alcoholMisuserInHousehold: snomed('713071004', 'Alcohol misuser in household'),
  // Female genital mutilation.
  atRiskOfFgm: snomed('713201008', 'At risk of female genital mutilation'),
  familyHistoryOfFgm: snomed('902961000000107', 'Family history of female genital mutilation'),
  // Self-harm and exploitation.
  selfHarm: snomed('418420002', 'Intentionally harming self'),
  paracetamolOverdose: snomed('242824002', 'Intentional paracetamol overdose'),
  riskOfCriminalExploitation: snomed('1188261000000103', 'At risk of criminal exploitation'),
  // Attendance.
  notBrought: snomed('901441000000108', 'Child not brought to appointment'),
  leftBeforeTreatment: snomed('1066321000000107', 'Left care setting before treatment completed'),
  treatmentCompleted: snomed('182992009', 'Treatment completed'),
  // Injuries.
  bruise: snomed('105618004', 'Contusion with intact skin'),
  bruiseOfFace: snomed('125668004', 'Bruise of face'),
  bruiseOfTrunk: snomed('36787001', 'Bruise, trunk'),
  bruiseOfScalp: snomed('22562004', 'Contusion, scalp'),
  ribFracture: snomed('33737001', 'Rib fracture'),
  burnOfHand: icd10('T23.0', 'Burn of unspecified degree of wrist and hand'),
  fractureOfHumerus: icd10('S42.3', 'Fracture of shaft of humerus'),
  fractureOfTibia: icd10('S82.2', 'Fracture of shaft of tibia'),
  // Body site: SNOMED CT body structure, as used by HL7's CodeX radiation therapy guide.
  ear: snomed('117590005', 'Ear structure'),
  // Expected date of birth: International Patient Summary (LOINC) and SNOMED CT.
  expectedDelivery: coding('http://loinc.org')('11778-8', 'Delivery date Estimated'),
  expectedDeliverySnomed: snomed('161714006', 'Estimated date of delivery'),
  // Categories of a flag.
  safeguardingFlag: coding('https://fhir.nhs.uk/CodeSystem/flag-categories-bars')(
    'SG',
    'Safeguarding Concern',
  ),
} as const satisfies Record<string, fhir4.Coding>;
