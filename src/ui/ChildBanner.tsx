import type { ReactNode } from 'react';
import type { Child, NhsNumberOnRecord } from '../domain/child.ts';
import type { Fetched } from '../domain/fetched.ts';
import { formatNhsNumber } from '../domain/nhs-number.ts';
import { unreachable } from '../domain/result.ts';
import { banner, common } from '../text/common.ts';
import { bannerName } from '../text/names.ts';
import { birthWords } from '../text/when.ts';
import { LampLine } from './ActionBar.tsx';

/** Number and the word of its verification status; each unknown is said in words. */
function nhsNumberWords(nhs: NhsNumberOnRecord): { readonly value: string; readonly status?: string } {
  switch (nhs.state) {
    case 'verified':
      return { value: formatNhsNumber(nhs.value), status: banner.verified };
    case 'not-verified':
      return { value: formatNhsNumber(nhs.value), status: banner.notVerified };
    case 'invalid':
      return { value: banner.invalid(nhs.text) };
    case 'several':
      return { value: banner.several };
    case 'none':
      return { value: common.notRecorded };
    default:
      return unreachable(nhs);
  }
}

function Fact({ term, value, after }: { term: string; value: string; after?: string | undefined }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
      {after !== undefined && <dd className="after">{after}</dd>}
    </div>
  );
}

function Facts({ child, full, now }: { child: Child; full: boolean; now: number }) {
  const nhs = nhsNumberWords(child.nhsNumber);
  return (
    <dl aria-label={banner.label}>
      <div className="name">
        <dt className="vh">{banner.name}</dt>
        <dd>{bannerName(child.name)}</dd>
      </div>
      <Fact
        term={banner.born}
        value={child.birthDate === undefined ? common.notRecorded : birthWords(child.birthDate, now)}
      />
      {full && (
        <Fact
          term={banner.gender}
          value={child.gender === undefined ? common.notRecorded : banner.genders[child.gender]}
        />
      )}
      <Fact term={banner.nhsNumber} value={nhs.value} after={nhs.status} />
      {child.deceased && (
        <div>
          <dt className="vh">Status</dt>
          <dd className="chip">{banner.deceased}</dd>
        </div>
      )}
      {child.restricted && (
        <div>
          <dt className="vh">Access</dt>
          <dd className="chip">{banner.restricted}</dd>
        </div>
      )}
    </dl>
  );
}

function Who({ child, full, now }: { child: Fetched<Child>; full: boolean; now: number }) {
  switch (child.state) {
    case 'present':
    case 'incomplete':
      return <Facts child={child.value} full={full} now={now} />;
    case 'loading':
      return (
        <p className="s q" aria-busy="true">
          {banner.reading}
        </p>
      );
    case 'none-recorded':
    case 'unavailable':
    case 'not-permitted':
    case 'not-shared':
      return <p className="strong">{banner.couldNotRead}</p>;
    default:
      return unreachable(child);
  }
}

/**
 * Who is on screen, in the order of the Common User Interface. `full` when the record system asks for a banner; else one
 * line, enough to see that this is the same child. `now` in milliseconds since 1970.
 */
export function ChildBanner({
  child,
  full,
  now,
  action,
  menu,
}: {
  readonly child: Fetched<Child>;
  readonly full: boolean;
  readonly now: number;
  /** The main action, on a page; a panel has it in a bar at the bottom. */
  readonly action?: ReactNode;
  readonly menu?: ReactNode;
}) {
  return (
    <>
      <LampLine />
      <header className="top">
        <div className={full ? 'who' : 'who one'}>
          <Who child={child} full={full} now={now} />
          {action !== undefined && <div className="who-action only-page">{action}</div>}
          {menu}
        </div>
      </header>
    </>
  );
}
