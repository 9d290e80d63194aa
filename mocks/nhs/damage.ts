import { CPIS_FLAG } from './patient-flags.ts';
import { operationOutcome } from './outcome.ts';
import type { FaultName } from './switches.ts';

/** A synthetic number that nobody in the pretend world has. */
const SOMEBODY_ELSE = '9990000042';
/** Codes that were published once, in drafts, and are not in the value set or the code system today. */
const DRAFT_PLAN_CODE = '224353004';
const DRAFT_FLAG_CODE = 'child-protection-information-sharing-flag';
const planCodes = ['342191000000101', '764841000000100', '818901000000100'];

const rewrite = (bundle: fhir4.Bundle, pairs: readonly (readonly [string, string])[]): fhir4.Bundle =>
  JSON.parse(
    pairs.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(bundle)),
  ) as fhir4.Bundle;

const withEntries = (bundle: fhir4.Bundle, more: readonly fhir4.BundleEntry[]): fhir4.Bundle => ({
  ...bundle,
  ...(bundle.total !== undefined && { total: bundle.total + more.length }),
  entry: [...(bundle.entry ?? []), ...more],
});

/** One plan of another child: in the shape of CareTeam, or of Flag where the request was for flags. */
const foreignEntry = (ofFlags: boolean): fhir4.BundleEntry => {
  const subject = {
    identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: SOMEBODY_ELSE },
    reference: `Patient/${SOMEBODY_ELSE}`,
  };
  const resource: fhir4.FhirResource = ofFlags
    ? {
        resourceType: 'Flag',
        id: 'somebody-else',
        status: 'active',
        code: {
          coding: [
            {
              system: 'https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient',
              code: CPIS_FLAG,
            },
          ],
        },
        subject,
      }
    : {
        resourceType: 'CareTeam',
        id: 'somebody-else',
        category: [{ coding: [{ system: 'http://snomed.info/sct', code: '342191000000101' }] }],
        name: 'Leeds City Council',
        subject,
        period: { start: '2025-01-06' },
      };
  return { fullUrl: `${resource.resourceType}/somebody-else`, resource };
};

/** A right answer made wrong in the way a fault names. Faults that are not about the bundle leave it as it is. */
export function damage(
  bundle: fhir4.Bundle,
  name: FaultName,
  nhsNumber: string,
  ofFlags: boolean,
): fhir4.Bundle {
  const [first] = bundle.entry ?? [];
  switch (name) {
    case 'wrong-patient':
      return first
        ? rewrite(bundle, [[nhsNumber, SOMEBODY_ELSE]])
        : withEntries(bundle, [foreignEntry(ofFlags)]);
    case 'several':
      return withEntries(bundle, [foreignEntry(ofFlags)]);
    case 'warning-outcome':
      return {
        ...bundle,
        entry: [
          ...(bundle.entry ?? []),
          {
            resource: operationOutcome('warning', { issue: 'incomplete', words: 'Some results are missing' }),
            search: { mode: 'outcome' },
          },
        ],
      };
    case 'page-2-lost':
      return {
        ...bundle,
        ...(bundle.total !== undefined && { total: bundle.total + 1 }),
        link: [...(bundle.link ?? []), { relation: 'next', url: 'https://nhs.invalid/page-2' }],
      };
    case 'duplicate':
      return first ? withEntries(bundle, [first]) : bundle;
    case 'unknown-code':
      return rewrite(bundle, [
        ...planCodes.map((code) => [`"${code}"`, `"${DRAFT_PLAN_CODE}"`] as const),
        [`"${CPIS_FLAG}"`, `"${DRAFT_FLAG_CODE}"`],
      ]);
    case 'dns':
    case 'refused':
    case 'slow':
    case 'cut':
    case '400':
    case '401':
    case '403':
    case '404':
    case '408':
    case '429':
    case '500':
    case 'html':
    case 'empty-200':
    case 'superseded':
    case 'clock-skew':
    case 'expired-key':
      return bundle;
  }
}
