import { useMemo } from 'react';
import type { PageConfig } from '../../config/page-config.ts';
import { selfCheckWords as words } from '../../text/self-check.ts';
import { SelfCheckScreen } from './SelfCheckScreen.tsx';
import { knownTargets } from './target.ts';

/** The self-check without a sign-in. `iss`: of the launch that failed, which is checked at once if it is a known one. */
export function SelfCheckPage({
  config,
  iss,
}: {
  readonly config: PageConfig;
  readonly iss: string | undefined;
}) {
  const targets = useMemo(() => knownTargets(config), [config]);
  const chosen = targets.find((one) => one.iss === iss);
  const unknown = iss !== undefined && chosen === undefined;
  return (
    <SelfCheckScreen
      targets={targets}
      chosen={chosen?.id}
      notice={
        <>
          {unknown && <p className="note">{words.unknown(iss)}</p>}
          <p className="q">{words.anonymous}</p>
        </>
      }
    />
  );
}
