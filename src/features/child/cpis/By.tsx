import type { Check } from '../../../domain/cpis.ts';
import { cpis } from '../../../text/cpis.ts';
import { identity } from '../../../text/cpis-look-up.ts';
import { Told } from './Told.tsx';

/** Who checked, as what, whether anybody was told, and how an unverified number was confirmed. */
export function By({
  check,
  authorities,
}: {
  readonly check: Check;
  /** Those that hold a plan; absent when CP-IS holds none. */
  readonly authorities?: readonly string[];
}) {
  const found = authorities !== undefined;
  return (
    <>
      <p>
        {cpis.by(check.by.name, check.by.role)}
        <span className={found ? 'only-tall' : undefined}>{cpis.forSetting(check.setting)}</span>.{' '}
        <b className="strong">
          <Told check={check} found={found} authorities={authorities ?? []} />
        </b>
      </p>
      {check.identity !== undefined && <p>{identity.confirmed(identity.how[check.identity])}</p>}
    </>
  );
}
