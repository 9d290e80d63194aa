import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { CareSettings } from '../../smart-config/schema/site.ts';
import type { Encounter } from './fhir-shapes.ts';

/**
 * Where care is given, as the issuer's configuration reads it from the encounter: the first entry of which every given
 * part matches. Undefined when none does: it is then asked, never guessed.
 */
export function settingOf(
  encounter: Encounter,
  rules: Issuer['settings'],
  settings: CareSettings['settings'],
): CareSettings['settings'][number] | undefined {
  const facts = factsOf(encounter);
  const rule = rules.find(
    ({ class: classes, serviceType, location }) =>
      anyOf(classes, facts.classes) &&
      anyOf(serviceType, facts.serviceTypes) &&
      anyOf(location, facts.locations),
  );
  return settings.find(({ id }) => id === rule?.setting);
}

const anyOf = (wanted: readonly string[] | undefined, present: ReadonlySet<string>): boolean =>
  wanted === undefined || wanted.some((value) => present.has(value));

function factsOf(encounter: Encounter) {
  const where = encounter.location
    .filter(({ status }) => status === undefined || status === 'active')
    .flatMap(({ location }) => (location === undefined ? [] : [location]));
  const references = where.flatMap(({ reference }) => (reference === undefined ? [] : [reference]));
  return {
    classes: present([encounter.class?.code]),
    serviceTypes: present([
      ...(encounter.serviceType?.coding ?? []).map(({ code }) => code),
      encounter.serviceType?.text,
    ]),
    locations: present([
      ...references,
      ...references.map((reference) => reference.split('/').at(-1)),
      ...where.map(({ display }) => display),
    ]),
  };
}

const present = (values: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(values.flatMap((value) => (value === undefined ? [] : [value])));
