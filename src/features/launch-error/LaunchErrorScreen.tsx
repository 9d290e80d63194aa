import { useCallback } from 'react';
import { failureScreen } from '../../launch/failure-page.ts';
import type { LaunchFailure } from '../../launch/session.ts';

/** The same screen as on the launch page, drawn by the same code, inside the app. */
export function LaunchErrorScreen({ failure }: { readonly failure: LaunchFailure }) {
  const place = useCallback(
    (box: HTMLDivElement | null) => box?.replaceChildren(failureScreen(failure, new Date())),
    [failure],
  );
  return <div ref={place} />;
}
