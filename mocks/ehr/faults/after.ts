import type { Answer } from '../answer.ts';
import { outcome } from '../fhir/outcomes.ts';
import { isDefect } from './defects.ts';
import type { Fault } from './fault.ts';

/** What a fault needs to know of the request that it spoils. */
export interface Spoiled {
  readonly base: string;
  /** Path and query below the base. */
  readonly url: string;
  readonly patient?: string;
}

/** The patient whom a `wrong-patient` fault puts in the place of the right one. */
const otherPatient = 'another-child';
const hugeCount = 20_000;

/** The answer of a request that was carried out, as a fault leaves it. */
export function spoil(answer: Answer, faults: readonly Fault[], request: Spoiled): Answer {
  return faults.reduce((spoilt, fault) => spoilBy(spoilt, fault, request), answer);
}

function spoilBy(answer: Answer, fault: Fault, request: Spoiled): Answer {
  const { kind } = fault;
  if (isDefect(kind)) return answer;
  switch (kind) {
    case 'slow':
      return { ...answer, delayMs: fault.ms ?? 10_000 };
    case 'cut':
      return { ...answer, wire: 'cut', body: answer.body ?? {} };
    case 'lost-answer':
      return { ...answer, wire: 'refused' };
    case 'outcome-in-200':
      return { status: 200, body: outcome('exception', 'Something failed inside the record system.') };
    case 'empty-201':
      return { status: 201 };
    case 'wrong-patient':
      return { ...answer, body: aboutAnother(answer.body, request.patient) };
    case 'outcome-entry':
      return inBundle(answer, (bundle) => ({ ...bundle, entry: [...(bundle.entry ?? []), warning] }));
    case 'lost-page-2':
      return lostPage(answer, request);
    case 'foreign-next':
      return inBundle(answer, (bundle) =>
        withNext(bundle, 'http://elsewhere.example/fhir/Condition?_page=2'),
      );
    case 'loop-next':
      return inBundle(answer, (bundle) => withNext(bundle, `${request.base}/${request.url}`));
    case 'huge':
      return { ...answer, body: huge(answer.body) };
    case 'refused':
    case '401':
    case '403':
    case '404':
    case '429':
    case '500':
    case 'html':
    case 'expired-token':
    case 'unknown-resource':
    case 'audit-refused':
    case 'denied':
    case 'no-pkce':
    case 'no-transactions':
    case 'no-conditional-create':
    case 'document-only':
    case 'nothing-writable':
      return answer;
  }
}

const warning: fhir4.BundleEntry = {
  resource: outcome('incomplete', 'Some of what was asked for could not be read.', 'warning'),
  search: { mode: 'outcome' },
};

function inBundle(answer: Answer, change: (bundle: fhir4.Bundle) => fhir4.Bundle): Answer {
  const bundle = answer.body as Partial<fhir4.Bundle> | undefined;
  return bundle?.resourceType === 'Bundle' && bundle.type === 'searchset'
    ? { ...answer, body: change(bundle as fhir4.Bundle) }
    : answer;
}

function withNext(bundle: fhir4.Bundle, url: string): fhir4.Bundle {
  const link = (bundle.link ?? []).filter(({ relation }) => relation !== 'next');
  return { ...bundle, link: [...link, { relation: 'next', url }] };
}

/** The first page says that there is more; whoever follows is told that it is gone. */
function lostPage(answer: Answer, request: Spoiled): Answer {
  if (request.url.includes('_page='))
    return { status: 410, body: outcome('not-found', 'This page is no longer kept.') };
  return inBundle(answer, (bundle) =>
    bundle.link?.some(({ relation }) => relation === 'next') === true
      ? bundle
      : withNext(
          { ...bundle, total: (bundle.total ?? 0) + 1 },
          `${request.base}/${request.url.split('?')[0] ?? ''}?_page=lost`,
        ),
  );
}

function aboutAnother(body: unknown, patient: string | undefined): unknown {
  if (patient === undefined || body === undefined) return body;
  const text = JSON.stringify(body)
    .replaceAll(`Patient/${patient}"`, `Patient/${otherPatient}"`)
    .replaceAll(
      `"resourceType":"Patient","id":"${patient}"`,
      `"resourceType":"Patient","id":"${otherPatient}"`,
    )
    .replaceAll(`"id":"${patient}"`, `"id":"${otherPatient}"`);
  const changed: unknown = JSON.parse(text);
  return changed;
}

/** Twenty thousand entries of what there was, or of nothing much; of a single resource, a narrative as long. */
function huge(body: unknown): unknown {
  const bundle = body as Partial<fhir4.Bundle> | undefined;
  const entries = bundle?.entry ?? [];
  if (bundle?.resourceType !== 'Bundle')
    return {
      ...(body as object),
      text: { status: 'additional', div: `<div>${'.'.repeat(8_000_000)}</div>` },
    };
  if (entries.length === 0) return bundle;
  const entry = Array.from({ length: hugeCount }, (_, index) => {
    const one = entries[index % entries.length];
    return index < entries.length
      ? one
      : { ...one, resource: { ...one?.resource, id: `${one?.resource?.id ?? 'copy'}-${String(index)}` } };
  });
  return { ...bundle, total: hugeCount, entry };
}
