import type { ReactElement } from 'react';

/** Severity of a flag, what is known, and the few marks. See each `case` for the meaning. */
export type ShapeName =
  | 'high'
  | 'medium'
  | 'low'
  | 'ask'
  | 'found'
  | 'none'
  | 'not-checked'
  | 'checking'
  | 'fault'
  | 'incomplete'
  | 'not-permitted'
  | 'tick';

const square = (
  <rect x="3" y="3" width="14" height="14" rx="1" fill="none" stroke="currentColor" strokeWidth="2" />
);

const drawings: Record<ShapeName, ReactElement> = {
  high: (
    <>
      <path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z" fill="var(--high)" />
      <path d="M8.8 4.5h2.4l-.4 7H9.2z" fill="var(--on-high)" />
      <circle cx="10" cy="14.6" r="1.4" fill="var(--on-high)" />
    </>
  ),
  medium: (
    <>
      <path
        d="M10 1.8 19 18H1z"
        fill="var(--medium)"
        stroke="var(--medium-edge)"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path d="M9 7h2l-.3 5.6H9.3z" fill="var(--on-medium)" />
      <circle cx="10" cy="15" r="1.15" fill="var(--on-medium)" />
    </>
  ),
  low: (
    <>
      <circle cx="10" cy="10" r="7.9" fill="none" stroke="var(--low)" strokeWidth="2.2" />
      <circle cx="10" cy="10" r="2.2" fill="var(--low)" />
    </>
  ),
  ask: (
    <>
      <circle
        cx="10"
        cy="10"
        r="8.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeDasharray="3.2 2"
      />
      <path
        d="M7.4 7.9c.1-1.6 1.2-2.6 2.7-2.6s2.7 1 2.7 2.4c0 1.9-2.4 2-2.4 3.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
      />
      <circle cx="10.3" cy="14.3" r="1.15" fill="currentColor" />
    </>
  ),
  found: <rect x="2" y="2" width="16" height="16" rx="1.5" fill="currentColor" />,
  none: (
    <>
      {square}
      <path d="M6.5 10h7" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  'not-checked': (
    <rect
      x="3"
      y="3"
      width="14"
      height="14"
      rx="1"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="3.5 2.1"
    />
  ),
  checking: (
    <>
      <rect
        x="3"
        y="3"
        width="14"
        height="14"
        rx="1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        opacity=".35"
      />
      <path d="M3 10V3h7" fill="none" stroke="currentColor" strokeWidth="2.6" />
    </>
  ),
  fault: (
    <>
      {square}
      <path d="M3.5 16.5 16.5 3.5" stroke="currentColor" strokeWidth="2.4" />
    </>
  ),
  incomplete: (
    <>
      {square}
      <path d="M3 10h14v7H3z" fill="currentColor" />
    </>
  ),
  'not-permitted': (
    <>
      {square}
      <path d="M6.5 6.5l7 7M13.5 6.5l-7 7" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  tick: <path d="M4 10.5 8.3 15 16 5.5" fill="none" stroke="currentColor" strokeWidth="2.4" />,
};

/** A shape that stands beside its word; hidden from assistive technology, because the word says it. */
export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg className={name === 'checking' ? 'sh spin' : 'sh'} viewBox="0 0 20 20" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}

/** The mark: a beehive safelight. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--mark-tile)" />
      <g fill="var(--mark-light)">
        <rect x="12" y="7.5" width="8" height="4" rx="2" opacity=".6" />
        <rect x="8.5" y="14" width="15" height="4" rx="2" opacity=".8" />
        <rect x="5" y="20.5" width="22" height="4" rx="2" />
      </g>
    </svg>
  );
}
