import { expect, it } from 'vitest';
import { shippedPack } from '../../src/rules/testing-pack.ts';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { askedScope } from './asked-scope.ts';
import { scopeWarnings } from './scope-warnings.ts';

const issuer: Issuer = {
  id: 'ehr',
  name: 'An EHR',
  iss: 'https://ehr.example/fhir',
  tenant: { id: 'trust', name: 'Trust' },
  clientId: 'abc',
  client: { kind: 'public' },
  standalone: false,
  origins: [],
  frameAncestors: ['https://ehr.example'],
  settings: [],
  roles: [],
  write: 'transaction',
  banner: true,
  hubs: [],
  quirks: [],
};
const whole = askedScope(issuer, [shippedPack]);
const without = (...types: readonly string[]) =>
  whole
    .split(' ')
    .filter((one) => !types.some((type) => one.includes(`/${type}.`)))
    .join(' ');
const warned = (more: Partial<Issuer>, packs = [shippedPack]) =>
  scopeWarnings([{ ...issuer, ...more }], () => packs);

it('names each scope that the rules and the writing need, and the file that does not ask for it', () => {
  expect(warned({ scope: without('Flag', 'Task') })).toEqual([
    expect.stringMatching(
      /^issuers\/ehr\.json: scope: It does not ask for patient\/Flag\.rs, patient\/Task\.crus\. /,
    ),
  ]);
});

it('has nothing to say where the rules ask, where all is asked for, or in other words', () => {
  expect(warned({})).toEqual([]);
  expect(warned({ scope: whole })).toEqual([]);
  expect(
    warned({
      scope: askedScope({ ...issuer, scopes: { syntax: 'v1', granular: false, refresh: 'none' } }, [
        shippedPack,
      ]),
    }),
  ).toEqual([]);
  expect(warned({ scope: 'launch openid fhirUser patient/*.cruds user/*.rs' })).toEqual([]);
});

it('does not miss what is not needed: what is never written, what no rule in force looks for', () => {
  expect(warned({ scope: without('Task'), neverWrite: ['Task'] })).toEqual([]);
  expect(warned({ scope: without('Appointment') }, [{ ...shippedPack, rules: [] }])).toEqual([]);
});

it('misses what is beside the record as well, once for a file of several organisations', () => {
  const of = (id: string) => ({
    ...issuer,
    id: `ehr--${id}`,
    fileId: 'ehr',
    tenant: { id, name: id, value: id },
    scope: whole,
    hubs: ['wss://hub.example'],
  });
  expect(scopeWarnings([of('north'), of('south')], () => [shippedPack])).toEqual([
    expect.stringContaining('issuers/ehr.json: scope: It does not ask for fhircast/*.read.'),
  ]);
});
