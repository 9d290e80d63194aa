import type { CpisStatus, Plan } from '../../../domain/cpis.ts';
import { common } from '../../../text/common.ts';
import { cpis, edges } from '../../../text/cpis.ts';
import { RecordDiffers } from '../differ/RecordDiffers.tsx';
import { useCase } from '../use-case.ts';
import { By } from './By.tsx';
import { EarlierLooks } from './EarlierLooks.tsx';
import { Head } from './Head.tsx';
import { Notes, PlaceNotes } from './Notes.tsx';
import { Numbers } from './Numbers.tsx';
import { listedAs } from './authorities.ts';
import { planDates, planTitle, plansInOrder } from './plan-words.ts';

function PlanNumbers({ plan, lit }: { readonly plan: Plan; readonly lit: boolean }) {
  const listed = useCase((state) => state.config.authorities.authorities);
  return (
    <Numbers
      phones={plan.phones}
      hours={listedAs(plan.authority, listed)?.hours}
      office={common.socialCare}
      source={cpis.cpisName}
      lit={lit}
    />
  );
}

/** What an ended plan's being here means. */
function Ended({ plan }: { readonly plan: Plan }) {
  if (plan.status === 'current') return null;
  return (
    <p className="s">
      {cpis.endedNote[plan.kind]} {cpis.endedStill}
    </p>
  );
}

const sameNumbers = (a: Plan, b: Plan): boolean =>
  a.authority === b.authority &&
  a.phones.officeHours === b.phones.officeHours &&
  a.phones.emergencyDuty === b.phones.emergencyDuty;

function AnotherPlan({ plan, before }: { readonly plan: Plan; readonly before: readonly Plan[] }) {
  const shown = before.some((other) => sameNumbers(other, plan));
  return (
    <div className="cp-more">
      <div className="cp-body">
        <h3>{planTitle(plan)}</h3>
        <p className="s q">
          {planDates(plan)}, {plan.authority}. {shown && cpis.numbersAbove}
        </p>
        <Ended plan={plan} />
      </div>
      {!shown && <PlanNumbers plan={plan} lit={false} />}
    </div>
  );
}

/** A record found: the plan, who to ring, who was told, who looked before. */
export function Found({ status }: { readonly status: Extract<CpisStatus, { state: 'found' }> }) {
  const plans = plansInOrder(status.plans);
  const [first, ...others] = plans;
  const { check } = status;
  if (first === undefined) return null;
  const unborn = plans.some(({ kind }) => kind === 'unborn-child-protection');
  return (
    <section className="card cp found" aria-labelledby="cp">
      <Head shape="found" state={cpis.found} checkedAt={check.answeredAt} answer={planTitle(first)}>
        <p className="q">
          {planDates(first)}, {first.authority}
          {others.length > 0 && <b className="strong">.{cpis.moreBelow(others.length)}</b>}
        </p>
      </Head>
      <PlanNumbers plan={first} lit />
      {first.status === 'ended' && (
        <div className="cp-body">
          <Ended plan={first} />
        </div>
      )}
      {others.map((plan, i) => (
        <AnotherPlan key={i} plan={plan} before={plans.slice(0, i + 1)} />
      ))}
      <div className="cp-body s">
        <By check={check} authorities={[...new Set(plans.map(({ authority }) => authority))]} />
        {unborn && <p>{edges.unborn}</p>}
      </div>
      <EarlierLooks history={status.history} before={check.askedAt} />
      <RecordDiffers />
      <PlaceNotes />
      <Notes state={unborn ? 'found-unborn' : 'found'} />
    </section>
  );
}
