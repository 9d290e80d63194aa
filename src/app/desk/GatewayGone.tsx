import type { ApiFailure } from '../../api/problem.ts';
import { unreachable } from '../../domain/result.ts';
import { deskWords as words } from '../../text/desk.ts';
import { Gap } from '../../ui/PartState.tsx';
import './gateway-gone.css';

interface Said {
  readonly title: string;
  readonly help: string;
}

function saidOf(why: ApiFailure): Said {
  switch (why.kind) {
    case 'unreachable':
    case 'timed-out':
    case 'odd-answer':
      return { title: words.away, help: words.awayHelp };
    case 'session-ended':
      return { title: words.ended, help: words.endedHelp };
    case 'refused':
      return refusedWith(why);
    default:
      return unreachable(why);
  }
}

/** 401: the record system's sign-in is over; 400: there is no token left to open a session with. */
function refusedWith({ status, problem }: Extract<ApiFailure, { kind: 'refused' }>): Said {
  if (status >= 500 || status === 429) return { title: words.away, help: words.awayHelp };
  if (status === 401 || status === 400) return { title: words.ended, help: words.endedHelp };
  return { title: words.refused, help: `${problem.message} ${problem.fix ?? words.refusedHelp}` };
}

/** Said above the screens of alert rules while Safelight's own service is not there; what was written stays. */
export function GatewayGone({
  why,
  opening,
  onAgain,
}: {
  readonly why: ApiFailure;
  readonly opening: boolean;
  readonly onAgain: () => void;
}) {
  const { title, help } = saidOf(why);
  return (
    <div className="gone" role="alert">
      <Gap
        shape="fault"
        look="gap fault"
        title={title}
        again={{ words: opening ? words.opensAgain : words.again, press: onAgain }}
      >
        {words.kept} {help}
      </Gap>
    </div>
  );
}
