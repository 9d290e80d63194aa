import { useMemo } from 'react';
import type { PageConfig } from '../../config/page-config.ts';
import type { Session } from '../../launch/session.ts';
import { SelfCheckScreen } from './SelfCheckScreen.tsx';
import { launchedTarget } from './target.ts';

/** The self-check of the record system that launched this app, with everything that its token shows. */
export function SelfCheckDesk({
  session,
  config,
  onLeave,
}: {
  readonly session: Session;
  readonly config: PageConfig;
  readonly onLeave: () => void;
}) {
  const target = useMemo(() => launchedTarget(session, config), [session, config]);
  return <SelfCheckScreen targets={[target]} chosen={target.id} onLeave={onLeave} />;
}
