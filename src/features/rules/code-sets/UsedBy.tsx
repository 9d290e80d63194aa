import { Fragment } from 'react';
import { linkTo } from '../places.ts';

/** Rules that use a code set, each a way to it. */
export function UsedBy({
  rules,
  titleOf,
}: {
  readonly rules: readonly string[];
  readonly titleOf: (id: string) => string;
}) {
  return (
    <>
      {rules.map((id, i) => (
        <Fragment key={id}>
          {i > 0 && ', '}
          <a href={linkTo.rule(id)}>{titleOf(id)}</a>
        </Fragment>
      ))}
    </>
  );
}
