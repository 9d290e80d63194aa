import type { ReactNode } from 'react';
import type { ApiFailure } from '../../../api/problem.ts';
import { common } from '../../../text/common.ts';
import { lookUp as words } from '../../../text/cpis-look-up.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCase } from '../use-case.ts';

/** Safelight's own service is not there, or its session ended: both are mended by opening it again. */
export function GatewayAway({
  why,
  children,
}: {
  readonly why: ApiFailure;
  /** What cannot be done meanwhile. */
  readonly children: ReactNode;
}) {
  const reopen = useCase((state) => state.reopenGateway);
  return (
    <>
      <p>{why.kind === 'session-ended' ? words.sessionEnded : children}</p>
      <Button onPress={() => void reopen()}>{common.tryAgain}</Button>
    </>
  );
}
