import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Send } from '../../api/call.ts';
import { createRuleBookApi } from '../../api/rule-book-client.ts';
import type { ApiFailure } from '../../api/problem.ts';
import type { PageConfig } from '../../config/page-config.ts';
import type { Desk } from '../../desk/desk.ts';
import type { DeskPart } from '../../desk/desk-parts.ts';
import type { DeskStore } from './desk-session.ts';
import { Refused } from '../arrival/Refused.tsx';
import { inNewSession } from './in-new-session.ts';
import { DeskHere } from '../DeskHere.tsx';
import { GatewayGone } from './GatewayGone.tsx';

const now = (): string => new Date().toISOString();

/** Why the gateway is away, still shown while it is being asked again. */
function useAway({ gateway }: DeskStore): ApiFailure | undefined {
  const [last, setLast] = useState<ApiFailure>();
  const why = gateway.state === 'away' ? gateway.why : gateway.state === 'open' ? undefined : last;
  if (why !== last) setLast(why);
  return why;
}

/** The screens of a launch without a child, for as long as this page is open. */
export function DeskApp({
  store,
  send,
  config,
  refused,
}: {
  readonly store: StoreApi<DeskStore>;
  readonly send: Send;
  readonly config: Pick<PageConfig, 'lawfulBases' | 'site'>;
  /** What the launch was made for, where this person may not open it. Said until they go on. */
  readonly refused?: DeskPart | undefined;
}) {
  const state = useStore(store);
  const { opened, gateway, open, signOut } = state;
  const why = useAway(state);
  const asked = useMemo(() => inNewSession(send, store), [send, store]);
  const api = useMemo(() => createRuleBookApi(asked), [asked]);
  const desk = useMemo<Desk | undefined>(
    () =>
      opened && {
        send: asked,
        api,
        clinician: clinicianOf(opened),
        rights: opened.rights,
        settings: opened.settings,
        ...(opened.leads === undefined ? {} : { leads: opened.leads }),
        bases: config.lawfulBases,
        escalation: config.site.escalation,
        now,
        ...(signOut === undefined ? {} : { signOut }),
      },
    [api, asked, config, opened, signOut],
  );
  if (desk === undefined) return null;
  return (
    <DeskHere
      desk={desk}
      notice={
        <>
          {why !== undefined && (
            <GatewayGone why={why} opening={gateway.state === 'opening'} onAgain={() => void open()} />
          )}
          {refused !== undefined && <Refused what={refused} why="role" />}
        </>
      }
    />
  );
}

function clinicianOf({ clinician }: NonNullable<DeskStore['opened']>): Desk['clinician'] {
  const { reference, name, role, organisation } = clinician;
  return { reference, name, ...(role ? { role } : {}), ...(organisation ? { organisation } : {}) };
}
