import { expect, it } from 'vitest';
import { belowBase } from './below-base.ts';

const base = 'https://ehr.example/fhir';

it.each([
  ['Condition?patient=p1', 'https://ehr.example/fhir/Condition?patient=p1'],
  ['', 'https://ehr.example/fhir'],
  ['https://ehr.example/fhir', 'https://ehr.example/fhir'],
  ['https://ehr.example/fhir/Flag?_page=2', 'https://ehr.example/fhir/Flag?_page=2'],
  ['https://ehr.example/fhir?_getpages=abc', 'https://ehr.example/fhir?_getpages=abc'],
])('%s is below the base', (url, expected) => {
  expect(belowBase(base, url)).toBe(expected);
});

it.each([
  'https://evil.example/fhir/Flag',
  'http://ehr.example/fhir/Flag',
  'https://ehr.example:8443/fhir/Flag',
  'https://ehr.example/fhirevil/Flag',
  'https://ehr.example/other/Flag',
  'https://ehr.example@evil.example/fhir/Flag',
  'https://user@ehr.example/fhir/Flag',
  '//evil.example/fhir/Flag',
  '../admin',
  'https://ehr.example/fhir/../admin',
  'https://ehr.example/fhir/%2e%2e/admin',
  'javascript:alert(1)',
  'https://',
])('%s is not', (url) => {
  expect(belowBase(base, url)).toBeUndefined();
});
