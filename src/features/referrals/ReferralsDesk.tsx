import type { ReactNode } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useHashLocation } from 'wouter/use-hash-location';
import type { CaseStore } from '../../case/case.ts';
import { DeskFrame } from '../../desk/DeskFrame.tsx';
import type { Desk } from '../../desk/desk.ts';
import { ScreenHead } from '../../desk/ScreenHead.tsx';
import { deskFrame } from '../../text/desk-frame.ts';

/** Referrals: the board of the team, and one concern whole. */
export function ReferralsDesk({
  desk,
  notice,
}: {
  readonly desk: Desk;
  readonly notice?: ReactNode;
  readonly store?: StoreApi<CaseStore> | undefined;
}) {
  const [address] = useHashLocation();
  return (
    <DeskFrame
      desk={desk}
      address={address}
      title={deskFrame.parts.referrals}
      standing={{ part: 'referrals', first: address === '/referrals' }}
      notice={notice}
    >
      <ScreenHead title={deskFrame.parts.referrals} />
    </DeskFrame>
  );
}
