import { useEffect, useRef } from 'react';
import { flags as words } from '../../../text/child.ts';
import { useCase } from '../use-case.ts';
import { flagHeadingId } from './heading-id.ts';
import './came-from.css';

/**
 * Brings whoever opened Safelight from an alert's card to that flag: it is opened, scrolled to and given the focus, once,
 * where nothing else has it. Where the record no longer gives that flag, that is said.
 */
export function CameFrom({ shown, read }: { readonly shown: readonly string[]; readonly read: boolean }) {
  const from = useCase((state) => state.cameFrom);
  const arrived = useRef(false);
  const there = from !== undefined && shown.includes(from.rule);
  useEffect(() => {
    if (from === undefined || !there || arrived.current) return;
    arrived.current = true;
    const heading = document.getElementById(flagHeadingId(from.rule));
    heading?.closest('details')?.setAttribute('open', '');
    heading?.closest('.flag')?.setAttribute('data-came-from', '');
    heading?.scrollIntoView({ block: 'center' });
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) heading?.focus({ preventScroll: true });
  });
  if (from === undefined || (!there && !read)) return null;
  return (
    <p className="s q" role="status">
      {there ? words.cameFrom : words.cameFromGone}
    </p>
  );
}
