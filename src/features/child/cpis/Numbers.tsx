import type { ReactNode } from 'react';
import { bankHoliday, bankHolidayYears } from '../../../domain/calendar/bank-holidays.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import type { OfficeHours } from '../../../domain/calendar/working-day.ts';
import { officeOpen } from '../../../domain/calendar/working-day.ts';
import { common } from '../../../text/common.ts';
import { cpis } from '../../../text/cpis.ts';
import { RingRow } from '../../../ui/RingRow.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';

interface Phones {
  readonly officeHours?: string | undefined;
  readonly emergencyDuty?: string | undefined;
}

/** Which of the two numbers is for now, and the words beside its lamp. */
function numberForNow(
  { officeHours, emergencyDuty }: Phones,
  hours: OfficeHours,
  usual: boolean,
  now: number,
): { readonly which: keyof Phones; readonly why: string } {
  if (officeHours === undefined) return { which: 'emergencyDuty', why: cpis.onlyNumber };
  if (emergencyDuty === undefined) return { which: 'officeHours', why: cpis.onlyNumber };
  switch (officeOpen(hours, now)) {
    case 'open':
      return { which: 'officeHours', why: usual ? common.usualOfficeHours : common.officeHours };
    case 'not-known':
      return { which: 'officeHours', why: cpis.ringIfNotHoliday };
    case 'closed': {
      const holiday = bankHoliday(londonDay(now)) === 'yes';
      return { which: 'emergencyDuty', why: holiday ? cpis.bankHoliday : common.outOfHours };
    }
  }
}

/**
 * The two numbers of an authority with the lamp on the one for now: hours of that authority when the site knows them,
 * else the usual office hours; bank holidays of England are out of hours, and a year that the table does not reach is
 * said. One number alone is shown and the missing one is named.
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
  if (officeHours === undefined && emergencyDuty === undefined)
    return <p className="cp-body s">{cpis.noNumbers(source)}</p>;
  const { which, why } = numberForNow(phones, hours ?? usual, hours === undefined, now);
  const lamp = (number: keyof Phones) => (lit && which === number ? why : undefined);
  return (
    <>
      {officeHours !== undefined && <RingRow label={office} phone={officeHours} now={lamp('officeHours')} />}
      {emergencyDuty !== undefined && (
        <RingRow
          label={
            lamp('emergencyDuty') === undefined ? (
              <>
                <span className="only-short">{common.emergencyDutyShort}</span>
                <span className="only-tall">{common.emergencyDuty}</span>
              </>
            ) : (
              cpis.dutyTeam
            )
          }
          phone={emergencyDuty}
          now={lamp('emergencyDuty')}
        />
      )}
      {lit && why === cpis.ringIfNotHoliday && (
        <p className="missing s q">{cpis.holidaysKnown(bankHolidayYears.from, bankHolidayYears.to)}</p>
      )}
      {officeHours === undefined && <p className="missing s q">{cpis.noOfficeNumber(source)}</p>}
      {emergencyDuty === undefined && <p className="missing s q">{cpis.noEmergencyNumber(source)}</p>}
    </>
  );
}
