import { useMemo, useState } from 'react';
import type { RegisterVerified, RegistersApi } from '../../../api/registers.ts';
import { useAct, type Act } from '../../../desk/use-act.ts';

export interface Verification {
  readonly act: Act;
  /** Absent: nobody has checked since this page was opened. A check that failed takes an earlier answer away. */
  readonly verified: RegisterVerified | undefined;
  readonly press: () => void;
}

/** Checks the register, one check at a time. */
export function useVerification(api: RegistersApi): Verification {
  const { act, run } = useAct();
  const [verified, setVerified] = useState<RegisterVerified>();
  return useMemo(
    () => ({
      act,
      verified: act.state === 'idle' ? verified : undefined,
      press: () => run(() => api.verify(), setVerified),
    }),
    [act, api, run, verified],
  );
}
