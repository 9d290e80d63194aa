import type { ReactNode } from 'react';
import { useLayoutEffect } from 'react';
import { deskFrame } from '../text/desk-frame.ts';

/**
 * The one h1 of a screen, with the way back above it, a sentence below and the screen's actions beside it. It gives the
 * tab its title, so `title` names no child.
 */
export function ScreenHead({
  title,
  back,
  says,
  children,
}: {
  readonly title: string;
  readonly back?: { readonly href: string; readonly words: string };
  readonly says?: ReactNode;
  readonly children?: ReactNode;
}) {
  useLayoutEffect(() => {
    document.title = deskFrame.documentTitle(title);
  }, [title]);
  return (
    <div className="page-h">
      <div>
        {back !== undefined && (
          <a className="textlink" href={back.href}>
            {back.words}
          </a>
        )}
        <h1 tabIndex={-1}>{title}</h1>
        {says !== undefined && <p>{says}</p>}
      </div>
      {children !== undefined && <div className="acts">{children}</div>}
    </div>
  );
}
