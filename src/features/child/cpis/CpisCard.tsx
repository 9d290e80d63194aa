import type { CpisStatus } from '../../../domain/cpis.ts';
import { unreachable } from '../../../domain/result.ts';
import { cpis } from '../../../text/cpis.ts';
import { WasNotBrought } from '../missed/WasNotBrought.tsx';
import { useCase } from '../use-case.ts';
import { Checking } from './Checking.tsx';
import { CouldNotCheck } from './CouldNotCheck.tsx';
import { Found } from './Found.tsx';
import { NoRecord } from './NoRecord.tsx';
import { NotChecked } from './NotChecked.tsx';
import { OtherChecks } from './OtherChecks.tsx';

/** The state in words, announced when it changes. */
const spoken: Record<CpisStatus['state'], string> = {
  'not-checked': cpis.notChecked,
  checking: cpis.checking,
  found: cpis.found,
  none: cpis.none,
  'could-not-check': cpis.couldNot,
};

function Card({ status }: { readonly status: CpisStatus }) {
  switch (status.state) {
    case 'not-checked':
      return <NotChecked because={status.because} />;
    case 'checking':
      return <Checking status={status} />;
    case 'found':
      return <Found status={status} />;
    case 'none':
      return <NoRecord check={status.check} />;
    case 'could-not-check':
      return <CouldNotCheck status={status} />;
    default:
      return unreachable(status);
  }
}

/** CP-IS in its five states. Drawing the card asks CP-IS nothing. */
export function CpisCard() {
  const status = useCase((state) => state.cpis);
  return (
    <>
      <p className="vh" role="status">
        {spoken[status.state]}
      </p>
      <Card status={status} />
      <WasNotBrought />
      <OtherChecks />
    </>
  );
}
