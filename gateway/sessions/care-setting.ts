import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Encounter } from './fhir-shapes.ts';

/** The encounter of a launch: none was named, one was named that could not be read, or it was read. */
export type Here = Encounter | 'none' | 'not-readable';

/**
 * The id of where care is given, as the issuer's configuration reads it from the encounter: the first entry of which
 * every given part matches, else the issuer's default. Undefined when there is neither: it is then asked, never guessed.
 * An encounter that could not be read may be anywhere, so the default does not stand in for it.
 */
export function settingOf(here: Here, { settings, defaultSetting }: Issuer): string | undefined {
  if (here === 'not-readable') return undefined;
  return (here === 'none' ? undefined : ruleFor(here, settings)) ?? defaultSetting;
}

function ruleFor(encounter: Encounter, rules: Issuer['settings']): string | undefined {
  const facts = factsOf(encounter);
  return rules.find(
    ({ class: classes, serviceType, location }) =>
      anyOf(classes, facts.classes) &&
      anyOf(serviceType, facts.serviceTypes) &&
      anyOf(location, facts.locations),
  )?.setting;
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
