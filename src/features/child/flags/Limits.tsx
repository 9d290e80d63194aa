import { flags as words } from '../../../text/child.ts';
import { Gap } from '../../../ui/PartState.tsx';
import { useCase } from '../use-case.ts';

/** This person's role is shown no red flags here: said in words, with whom to ask. Never empty, never calm. */
export function NotShown() {
  const team = useCase((state) => state.config.site.safeguardingTeam);
  return (
    <Gap shape="not-permitted" look="gap" title={words.notShown}>
      {words.notShownWhy} {words.whomToAsk(team?.name, team?.phone)}
    </Gap>
  );
}
