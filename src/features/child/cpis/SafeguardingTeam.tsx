import { officeOpen } from '../../../domain/calendar/working-day.ts';
import { cpis } from '../../../text/cpis.ts';
import { RingRow } from '../../../ui/RingRow.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';

/** This organisation's own safeguarding team, with its hours. Draws nothing where the site gives no number. */
export function SafeguardingTeam() {
  const team = useCase((state) => state.config.site.safeguardingTeam);
  const now = useNow(useClock(), 30_000);
  if (team?.phone === undefined) return null;
  const { hours } = team;
  const open = hours === undefined ? undefined : officeOpen(hours, now);
  return (
    <RingRow
      label={
        cpis.safeguardingTeam(team.name) +
        (hours === undefined ? '' : open === 'closed' ? cpis.closedNow : cpis.until(hours.to))
      }
      phone={team.phone}
    />
  );
}
