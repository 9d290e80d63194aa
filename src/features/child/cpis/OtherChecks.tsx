import { otherCheck } from '../../../text/cpis-other-check.ts';
import { instantWords } from '../../../text/when.ts';
import { PartState } from '../../../ui/PartState.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { valueOf } from '../use-child.ts';

/** Checks made by phone or in the portal, shown as what they are. */
export function OtherChecks() {
  const read = useCase((state) => state.otherChecks);
  const now = useNow(useClock(), 60_000);
  const checks = valueOf(read) ?? [];
  const quiet = read.state === 'none-recorded' || read.state === 'present' || read.state === 'loading';
  return (
    <>
      {!quiet && <PartState title={otherCheck.title} read={read} keeper="safelight" />}
      {checks.map((check) => (
        <section className="card other-check" key={`${check.at} ${check.whoAnswered}`}>
          <h3>
            {otherCheck.shown[check.how]}, {instantWords(check.at, now)}
          </h3>
          <p>{check.said}</p>
          <p className="s q">
            {otherCheck.answeredBy(check.whoAnswered)} {otherCheck.recordedBy(check.by.name, check.by.role)}{' '}
            {otherCheck.notAnAnswer}
          </p>
        </section>
      ))}
    </>
  );
}
