import type { Child } from '../../../domain/child.ts';
import type { Clinician } from '../../../domain/person.ts';
import type { ConcernForm } from '../form.ts';
import type { Prefill } from './prefill.ts';

/** Only an NHS number that the record vouches for as one; which of several is the child's is not guessed. */
const nhsNumberOf = ({ nhsNumber }: Child): string | undefined =>
  nhsNumber.state === 'verified' || nhsNumber.state === 'not-verified' ? nhsNumber.value : undefined;

/** The child as the launch's `patient`, with no more than Safelight knows. */
function patientOf(child: Child): unknown {
  const { name, birthDate, gender, address, generalPractice, language } = child;
  const number = nhsNumberOf(child);
  return {
    resourceType: 'Patient',
    name: [
      {
        ...(name.family === undefined ? {} : { family: name.family }),
        ...(name.given === undefined ? {} : { given: name.given.split(' ') }),
        ...(name.text === undefined ? {} : { text: name.text }),
      },
    ],
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(gender === undefined ? {} : { gender }),
    ...(number === undefined
      ? {}
      : { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }] }),
    ...(address === undefined
      ? {}
      : {
          address: [
            {
              line: address.lines,
              ...(address.postcode === undefined ? {} : { postalCode: address.postcode }),
            },
          ],
        }),
    ...(generalPractice === undefined ? {} : { generalPractitioner: [{ display: generalPractice }] }),
    ...(language === undefined ? {} : { communication: [{ language: { text: language } }] }),
  };
}

/** What a form may be filled in with: from the record, from who is signed in, and from what was typed of the concern. */
export function prefillOf(
  child: Child | undefined,
  clinician: Clinician | undefined,
  form: ConcernForm,
): Prefill {
  const { name, birthDate, address, generalPractice, language, gender } = child ?? {};
  return {
    patient: child === undefined ? undefined : patientOf(child),
    user:
      clinician === undefined
        ? undefined
        : { resourceType: 'Practitioner', name: [{ text: clinician.name }] },
    known: {
      name: name && (name.text ?? [name.given, name.family].filter((part) => part !== undefined).join(' ')),
      born: birthDate,
      gender,
      'nhs-number': child && nhsNumberOf(child),
      address: address?.lines.join(', '),
      postcode: address?.postcode,
      practice: generalPractice,
      language,
      referrer: clinician?.name,
      role: clinician?.role,
      organisation: clinician?.organisation,
      facts: form.facts,
      opinion: form.opinion,
      'childs-voice': form.childsVoice,
      done: form.done,
    },
  };
}
