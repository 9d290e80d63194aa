import type { ReactNode } from 'react';
import type { OfficeHours } from '../../../domain/calendar/working-day.ts';
import { officeOpen } from '../../../domain/calendar/working-day.ts';
import { common } from '../../../text/common.ts';
import { cpis } from '../../../text/cpis.ts';
import { RingRow } from '../../../ui/RingRow.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';

export interface Phones {
  readonly officeHours?: string | undefined;
  readonly emergencyDuty?: string | undefined;
}

/** Words beside the lamp on the office number, or undefined when the lamp belongs on the emergency number. */
function officeLamp(open: ReturnType<typeof officeOpen>, usual: boolean): string | undefined {
  if (open === 'closed') return undefined;
  if (open === 'not-known') return cpis.ringIfNotHoliday;
  return usual ? common.usualOfficeHours : common.officeHours;
}

/**
 * The two numbers of an authority with the lamp on the one for now: hours of that authority when the site knows them,
 * else the usual office hours; bank holidays of England are out of hours. One number alone is shown and the missing one
 * is named.
 */
export function Numbers({
  phones,
  hours,
  office,
  source,
  lit = true,
}: {
  readonly phones: Phones;
  readonly hours: OfficeHours | undefined;
  /** Who answers in office hours, e.g. "Children’s social care". */
  readonly office: ReactNode;
  /** Where the numbers came from; said when one is missing. */
  readonly source: string;
  /** Whether the lamp may stand here: one lamp in a card. */
  readonly lit?: boolean;
}) {
  const now = useNow(useClock(), 30_000);
  const usual = useCase((state) => state.config.site.officeHours);
  const { officeHours, emergencyDuty } = phones;
  const lamp = officeLamp(officeOpen(hours ?? usual, now), hours === undefined);
  const duty = (
    <>
      <span className="only-short">{common.emergencyDutyShort}</span>
      <span className="only-tall">{common.emergencyDuty}</span>
    </>
  );
  if (officeHours === undefined && emergencyDuty === undefined)
    return <p className="cp-body s">{cpis.noNumbers(source)}</p>;
  return (
    <>
      {officeHours !== undefined && (
        <RingRow
          label={office}
          phone={officeHours}
          now={lit ? (lamp ?? (emergencyDuty === undefined ? cpis.onlyNumber : undefined)) : undefined}
        />
      )}
      {emergencyDuty !== undefined && (
        <RingRow
          label={duty}
          phone={emergencyDuty}
          now={
            lit
              ? lamp === undefined
                ? common.outOfHours
                : officeHours === undefined
                  ? cpis.onlyNumber
                  : undefined
              : undefined
          }
        />
      )}
      {officeHours === undefined && <p className="missing s q">{cpis.noOfficeNumber(source)}</p>}
      {emergencyDuty === undefined && <p className="missing s q">{cpis.noEmergencyNumber(source)}</p>}
    </>
  );
}
