import type { CpisStatus, Plan } from '../../../domain/cpis.ts';
import { common } from '../../../text/common.ts';
import { cpis } from '../../../text/cpis.ts';
import { dateWords, instantWords } from '../../../text/when.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { EarlierLooks } from './EarlierLooks.tsx';
import { Head } from './Head.tsx';
import { Notes } from './Notes.tsx';
import { Numbers } from './Numbers.tsx';
import { Told } from './Told.tsx';

const planTitle = ({ kind, status }: Plan): string =>
  status === 'current' ? cpis.plans[kind] : cpis.planEnded(cpis.plans[kind]);

/** "since 3 Mar 2026" or "ended on 4 Oct 2026, began 3 Mar 2026" */
function planDates({ start, end, status }: Plan): string {
  const began = start === undefined ? undefined : dateWords(start);
  if (status === 'current') return began === undefined ? cpis.startNotGiven : cpis.since(began);
  const ended = end === undefined ? cpis.endNotGiven : cpis.endedOn(dateWords(end));
  return began === undefined ? ended : `${ended}, ${cpis.startedOn(began)}`;
}

function PlanNumbers({ plan, lit }: { readonly plan: Plan; readonly lit: boolean }) {
  const authorities = useCase((state) => state.config.authorities.authorities);
  const known = authorities.find(({ name }) => name === plan.authority);
  return (
    <Numbers
      phones={plan.phones}
      hours={known?.hours}
      office={common.socialCare}
      source={cpis.cpisName}
      lit={lit}
    />
  );
}

const sameNumbers = (a: Plan, b: Plan): boolean =>
  a.phones.officeHours === b.phones.officeHours && a.phones.emergencyDuty === b.phones.emergencyDuty;

/** A record found: the plan, who to ring, who was told, who looked before. */
export function Found({ status }: { readonly status: Extract<CpisStatus, { state: 'found' }> }) {
  const now = useNow(useClock(), 60_000);
  const plans = [...status.plans].sort((a, b) => a.status.localeCompare(b.status));
  const [first, ...others] = plans;
  const { check } = status;
  if (first === undefined) return null;
  return (
    <section className="card cp found" aria-labelledby="cp">
      <Head
        shape="found"
        state={cpis.found}
        when={cpis.checked(instantWords(check.answeredAt, now))}
        answer={planTitle(first)}
      >
        <p className="q">
          {planDates(first)}, {first.authority}
        </p>
      </Head>
      <PlanNumbers plan={first} lit />
      {others.map((plan) => (
        <div className="cp-more" key={`${plan.kind} ${plan.start ?? ''} ${plan.authority}`}>
          <div className="cp-body">
            <h3>{planTitle(plan)}</h3>
            <p className="s q">
              {planDates(plan)}, {plan.authority}
            </p>
          </div>
          {!sameNumbers(plan, first) && <PlanNumbers plan={plan} lit={false} />}
        </div>
      ))}
      <div className="cp-body s">
        <p>
          {cpis.by(check.by.name, check.by.role)}
          <span className="only-tall">{cpis.forSetting(check.setting)}</span>.{' '}
          <b className="strong">
            <Told
              check={check}
              found
              {...(plans.every(({ authority }) => authority === first.authority)
                ? { authority: first.authority }
                : {})}
            />
          </b>
        </p>
        {plans.some(({ kind }) => kind === 'unborn-child-protection') && <p>{cpis.unbornNote}</p>}
      </div>
      <EarlierLooks history={status.history} before={check.askedAt} />
      <Notes />
    </section>
  );
}
