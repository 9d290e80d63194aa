import type { ReactNode } from 'react';
import type { Concern } from '../../../domain/concern.ts';
import { pieceGroups } from '../../../domain/concern-pieces.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import type { WritePlan } from '../../../fhir/write/write-plan.ts';
import { recipientName } from '../../../fhir/write/wording.ts';
import { groupLabels } from '../../../text/concern-share.ts';
import { reviewText as words } from '../../../text/concern-share-review.ts';
import { listWords, lowerFirst } from '../../../text/common.ts';
import { dayWords, timeWords } from '../../../text/when.ts';
import { countOf } from '../share/pieces.ts';
import { usePieces } from '../share/use-pieces.ts';
import { authorOf } from '../setting.ts';
import { useCalled, useCase, useForm, useMinute, usePlan, useSetting } from '../use-concern.ts';

/** What goes and what stays, in the words of the groups. */
function WhatGoes({ concern }: { readonly concern: Concern }) {
  const form = useForm();
  const who = useCalled();
  const { route } = useSetting();
  const { pieces } = usePieces();
  if (!concern.decision.share) return null;
  const groups = pieceGroups.map((group) => ({ group, ...countOf(form, pieces, group) }));
  const going = groupLabels((group) => groups.find((one) => one.group === group)?.go ?? 0, who);
  const staying = groupLabels(
    (group) => groups.reduce((n, one) => (one.group === group ? one.all - one.go : n), 0),
    who,
  );
  const named = (labels: typeof going, has: (one: (typeof groups)[number]) => boolean) =>
    listWords.format(groups.filter(has).map(({ group }) => lowerFirst(labels[group])));
  const goes = named(going, ({ go }) => go > 0);
  const stays = named(staying, ({ go, all }) => go < all);
  return (
    <>
      {goes === '' ? words.nothing : `${goes.charAt(0).toUpperCase()}${words.goes(goes.slice(1))}`}{' '}
      {stays !== '' && <b className="strong">{words.stays(stays)}</b>}{' '}
      {route === undefined ? words.wayUnknown : words.ways[route]}
    </>
  );
}

/** How it is written to the record, why not more fully, and what that leaves open. */
function Planned({ plan }: { readonly plan: WritePlan }) {
  return (
    <>
      {words.plans[plan.kind]} {plan.why.map(({ because }) => words.because[because]).join(' ')}{' '}
      {plan.kind !== 'none' && plan.leavesOut.includes('AuditEvent') && `${words.auditElsewhere} `}
      {plan.kind !== 'none' && plan.mayDouble.length > 0 && `${words.mayDouble} `}
    </>
  );
}

function Row({ place, children }: { readonly place: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{place}</th>
      <td>{children}</td>
    </tr>
  );
}

/** Every place that something is written to, and what. */
export function Where({ concern }: { readonly concern: Concern }) {
  const who = useCalled();
  const state = useCase((all) => all);
  const form = useForm();
  const now = useMinute();
  const plan = usePlan(concern);
  const { decision, fgm } = concern;
  const [first, ...others] = decision.share ? decision.recipients : [];
  const signed = words.by(authorOf(state) ?? 'Your name', `${dayWords(londonDay(now))}, ${timeWords(now)}`);
  return (
    <div className="card">
      <table className="dense rev">
        <caption className="vh">{words.caption}</caption>
        <thead className="vh">
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {first !== undefined && (
            <Row place={recipientName(first)}>
              <WhatGoes concern={concern} />
            </Row>
          )}
          <Row place={words.record(who)}>
            <Planned plan={plan} />
            {plan.kind !== 'none' && `${words.restricted} ${signed}`}
          </Row>
          {others.length > 0 && <Row place={others.map(recipientName).join('; ')}>{words.others}</Row>}
          {form.decision === 'not' && <Row place={words.nobody}>{words.nobodyWhat}</Row>}
          {fgm !== undefined && (
            <Row place={words.police}>
              {fgm.report === undefined ? words.policeOwed : words.policeDone(fgm.report.incidentNumber)}
            </Row>
          )}
          <Row place={words.log}>{state.gateway.state === 'away' ? words.logAway : words.logWhole}</Row>
          <Row place={words.register}>
            {form.decision === ''
              ? words.registerUndecided
              : decision.share
                ? words.registerShared
                : words.registerNot}
          </Row>
        </tbody>
      </table>
    </div>
  );
}
