import type { CouldNotCheckReason } from '../../../src/domain/cpis.ts';
import { add, around, entries, outcome, patch, type Change } from './edit.ts';

/** An answer under 200 that is not documented: nothing can be concluded from it. */
export interface Malformed {
  readonly name: string;
  readonly change: Change;
  readonly reason: CouldNotCheckReason;
}

export const odd = (name: string, change: Change): Malformed => ({ name, change, reason: 'odd-answer' });
const NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';
/** A synthetic number that nobody in the pretend world has. */
export const another = '9990000042';
export const about = (value: string) => ({ identifier: { system: NUMBER, value } });

const because =
  (reason: CouldNotCheckReason) =>
  (name: string, change: Change): Malformed => ({ name, change, reason });
const warned = because('warning-in-answer');
const replaced = because('number-replaced');
const paged = because('page-missing');

const self = (query: string) =>
  around({ link: [{ relation: 'self', url: `https://nhs.invalid/FHIR/R4/X?${query}` }] });
const remark = (words: object) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'information', code: 'informational', ...words }],
});

/** What an answer can say against itself, whatever it holds and even when it holds nothing. */
export const distrustedBundles: readonly Malformed[] = [
  warned('information that something is incomplete', add(outcome('information', 'incomplete'), false)),
  warned('information that something was not found', add(outcome('information', 'not-found'), false)),
  warned('information from a later version of FHIR', add(outcome('success', 'success'), false)),
  warned('issues of the Bundle itself', around({ issues: outcome('warning') })),
  warned('issues of the Bundle, without a name', around({ issue: outcome('error').issue })),
  warned('issues of the Bundle, as a list', around({ issues: outcome('error').issue })),
  warned(
    'an outcome in the response of an entry',
    around({ entry: [{ response: { status: '200', outcome: outcome('warning') } }] }),
  ),
  warned(
    'an outcome deep in an extension',
    around({ extension: [{ url: 'urn:x', extension: [{ valueOutcome: outcome('fatal') }] }] }),
  ),
  replaced(
    'a remark that the number is no longer valid',
    add(remark({ details: { coding: [{ code: 'INVALIDATED_RESOURCE' }] } }), false),
  ),
  replaced(
    'a remark that the number was superseded',
    add(remark({ diagnostics: 'Superseded by another NHS number' }), false),
  ),
  replaced('superseded, under 200', () => remark({ details: { text: 'NHS number superseded' } })),
  {
    name: 'several, under 200',
    change: () => outcome('error', 'multiple-matches'),
    reason: 'several-matches',
  },
  odd('a remark and no Bundle', () => outcome('information', 'informational')),
  odd('a Bundle in a Bundle', add({ resourceType: 'Bundle', type: 'searchset', total: 0 }, false)),
  odd('a modifier of the whole', around({ modifierExtension: [{ url: 'urn:x', valueBoolean: true }] })),
  odd('a modifier of an entry', around({ entry: [{ modifierExtension: [] }] })),
  odd('other rules', around({ implicitRules: 'urn:other-rules' })),
  odd('said to be a part', around({ meta: { tag: [{ code: 'SUBSETTED' }] } })),
  odd('an entry of a history', around({ entry: [{ request: { method: 'DELETE', url: 'CareTeam/1' } }] })),
  odd('a type in small letters', add({ resourceType: 'careteam', id: 'x' }, false)),
  odd('a total that is no whole number', around({ total: 0.5 })),
  odd('links that are no list', around({ link: { relation: 'self', url: 'x' } })),
  odd('a question without a number', self('_count=50')),
  odd('a question about a hidden number', self('patient=*')),
  paged('a total far above', around({ total: 1e9 })),
  paged('a page before', around({ link: [{ relation: 'previous', url: 'https://nhs.invalid/1' }] })),
  paged('a next page, shouted', around({ link: [{ relation: ' NEXT ', url: 'https://nhs.invalid/2' }] })),
  {
    name: 'the question of another number, spaced',
    change: self('patient=999+000+0042'),
    reason: 'wrong-child',
  },
  {
    name: 'the question of two numbers',
    change: self(`patient:identifier=${NUMBER}%7C9990123454&patient:identifier=${NUMBER}%7C${another}`),
    reason: 'wrong-child',
  },
];

/** What a resource can say against itself. */
export const distrustedResources = (type: string): readonly Malformed[] => [
  odd(`a modifier on ${type}`, patch(type, { modifierExtension: [{ url: 'urn:x', valueCode: 'x' }] })),
  odd(`a modifier inside ${type}`, patch(type, { note: [{ modifierExtension: [{ url: 'urn:x' }] }] })),
  odd(`other rules for ${type}`, patch(type, { implicitRules: 'urn:other-rules' })),
  odd(`${type} taken back`, patch(type, { status: 'entered-in-error' })),
  odd(`${type} blacked out`, patch(type, { meta: { security: [{ code: 'REDACTED' }] } })),
  odd(`${type} with somebody inside`, patch(type, { contained: [{ resourceType: 'Patient', id: 'p' }] })),
  odd(`${type} as an outcome`, entries(type, { search: { mode: 'outcome' } })),
  odd(`${type} in another place`, entries(type, { search: { mode: placeOf(type) } })),
  odd(`${type} under the address of another`, entries(type, { fullUrl: `${type}/somebody-else` })),
  warned(`a warning inside ${type}`, patch(type, { contained: [outcome('warning')] })),
  {
    name: `another number somewhere in ${type}`,
    change: patch(type, {
      extension: [{ url: 'urn:x', valueIdentifier: { system: NUMBER, value: '999 000 0042' } }],
    }),
    reason: 'wrong-child',
  },
];

const found = ['CareTeam', 'Flag', 'AuditEvent'];
const placeOf = (type: string) => (found.includes(type) ? 'include' : 'match');
