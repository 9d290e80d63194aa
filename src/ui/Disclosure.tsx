import type { ReactNode } from 'react';

/** More, one tap away. `summary` says what is inside; the chevron says that there is more. */
export function Disclosure({
  summary,
  children,
  className,
  summaryClass,
  startsOpen = false,
}: {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  readonly summaryClass?: string;
  readonly startsOpen?: boolean;
}) {
  return (
    <details className={className} open={startsOpen}>
      <summary className={summaryClass}>
        {summary} <i className="chev" />
      </summary>
      {children}
    </details>
  );
}
