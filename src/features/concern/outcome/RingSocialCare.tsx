import { officeOpen } from '../../../domain/calendar/working-day.ts';
import { common } from '../../../text/common.ts';
import { RingRow } from '../../../ui/RingRow.tsx';
import { shortAuthority, socialCareOf, type SocialCare } from '../share/recipients.ts';
import { listedAs } from '../share/routes.ts';
import { choicesOf } from '../setting.ts';
import { useCase, useForm, useMinute } from '../use-concern.ts';

/** Children's social care, office and out of hours; the lamp is on the number to ring at this hour. */
export function RingSocialCare({
  also,
  of,
}: {
  readonly also?: string;
  readonly of?: SocialCare | undefined;
}) {
  const form = useForm();
  const state = useCase((all) => all);
  const now = useMinute();
  const to = of ?? socialCareOf(form, choicesOf(state));
  if (to === undefined) return <RingRow label={common.socialCare} phone={undefined} />;
  const listed = listedAs(to.authority, state.config.authorities.authorities);
  const name = shortAuthority(to.authority);
  const open = officeOpen(listed?.hours ?? state.config.site.officeHours, now) !== 'closed';
  const hours = listed?.hours === undefined ? common.usualOfficeHours : common.officeHours;
  const { officeHours, emergencyDuty } = to.phones;
  const office = open && officeHours !== undefined;
  const duty = !open && emergencyDuty !== undefined;
  const only = officeHours === undefined || emergencyDuty === undefined;
  const lit = (why: string) => (also === undefined ? why : `${why}, ${also}`);
  const source = to.named === 'cpis' ? undefined : listed?.phonesFrom;
  return (
    <>
      <RingRow
        label={`${name} social care`}
        phone={officeHours}
        now={office || (only && officeHours !== undefined) ? lit(hours) : undefined}
      />
      <RingRow
        label={common.emergencyDuty}
        phone={emergencyDuty}
        now={duty || (only && emergencyDuty !== undefined) ? lit(common.outOfHours) : undefined}
      />
      {source !== undefined && <p className="s q ring-from">Numbers from {source}</p>}
    </>
  );
}
