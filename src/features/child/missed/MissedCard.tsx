import { useState } from 'react';
import { heldBy } from '../../../domain/fetched.ts';
import { toldOf, type Missed } from '../../../domain/was-not-brought.ts';
import { common } from '../../../text/common.ts';
import { cpis as cpisWords } from '../../../text/cpis.ts';
import { missed as words } from '../../../text/missed.ts';
import { yearsOld } from '../../../text/names.ts';
import { eventWords } from '../../../text/when.ts';
import { Select } from '../../../ui/Choice.tsx';
import { PartState } from '../../../ui/PartState.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { Numbers } from '../cpis/Numbers.tsx';
import { SafeguardingTeam } from '../cpis/SafeguardingTeam.tsx';
import { useCase, useClock } from '../use-case.ts';
import { useCalled, useChild } from '../use-child.ts';
import { TellTeam } from './TellTeam.tsx';
import { Told } from './Told.tsx';
import { useAuthority, type ToRing } from './use-authority.ts';

function WhoToRing({
  toRing,
  lit,
  onPick,
}: {
  readonly toRing: ToRing | undefined;
  readonly lit: boolean;
  readonly onPick: (name: string) => void;
}) {
  const { authorities } = useCase((state) => state.config.authorities);
  if (toRing !== undefined)
    return (
      <Numbers
        phones={toRing.phones}
        hours={toRing.hours}
        office={toRing.name}
        source={toRing.from === 'cpis' ? cpisWords.cpisName : cpisWords.siteName}
        lit={lit}
      />
    );
  if (authorities.length === 0) return <SafeguardingTeam />;
  return (
    <div className="cp-body">
      <Select
        id="missed-authority"
        label={words.which}
        hint={words.whichWhy}
        placeholder={common.choose}
        value=""
        onChange={onPick}
        options={authorities.map(({ name }) => ({ value: name, label: name }))}
      />
    </div>
  );
}

/** Whom to ring now about appointments of today, and for each of them the record that they were told. */
export function MissedCard({ missed }: { readonly missed: readonly Missed[] }) {
  const now = useNow(useClock(), 30_000);
  const child = useChild();
  const { name } = useCalled();
  const cpis = useCase((state) => state.cpis);
  const read = useCase((state) => state.teamTold);
  const [picked, setPicked] = useState('');
  const toRing = useAuthority(picked);
  const told = heldBy(read) ?? [];
  const open = missed.some((one) => toldOf(one, told) === undefined);
  const adult = child !== undefined && (yearsOld(child, now) ?? 0) >= 18;
  const inCpis = cpis.state === 'found' && cpis.plans.some(({ status }) => status === 'current');
  const unread = read.state === 'unavailable' || read.state === 'incomplete';
  return (
    <section className="card cp missed" aria-labelledby="missed-h">
      <div className="cp-body">
        <h2 id="missed-h">{adult ? words.title.adult : words.title.child}</h2>
        {missed.map(({ appointment, event }) => (
          <p key={appointment}>
            {words.appointment(
              event.title,
              event.when ? eventWords(event.when, now) : common.today,
              event.place,
            )}
          </p>
        ))}
        <p className="s q">{inCpis ? words.why.cpis(name) : words.why.record(name)}</p>
        {open && <p className="strong">{words.ring}</p>}
      </div>
      <WhoToRing toRing={toRing} lit={open} onPick={setPicked} />
      {unread && (
        <div className="cp-body">
          <PartState title={words.earlier} read={read} keeper="safelight" />
        </div>
      )}
      {missed.map((one) => {
        const done = toldOf(one, told);
        return (
          <div className="cp-body" key={one.appointment}>
            {done === undefined ? (
              // Somebody else's number must not stand in a form that was opened before.
              <TellTeam key={toRing?.name ?? ''} missed={one} toRing={toRing} several={missed.length > 1} />
            ) : (
              <Told told={done} />
            )}
          </div>
        );
      })}
    </section>
  );
}
