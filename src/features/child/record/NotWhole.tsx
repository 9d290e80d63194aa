import { child as words } from '../../../text/child.ts';
import { PartState } from '../../../ui/PartState.tsx';
import { useCase } from '../use-case.ts';

/** Every part of the record that is not simply there, each with its reason. */
export function NotWhole() {
  const parts = useCase((state) => state.parts);
  const household = useCase((state) => state.household);
  const readAgain = useCase((state) => state.readAgain);
  const missing = parts.filter(({ read }) => read.state !== 'present' && read.state !== 'loading');
  const links = household.state !== 'present' && household.state !== 'loading';
  if (missing.length === 0 && !links) return null;
  return (
    <section className="stack tight" aria-labelledby="np">
      <div className="sec">
        <h2 id="np">{words.notWhole}</h2>
      </div>
      {missing.map(({ resource, title, read }) => (
        <PartState key={resource} title={title} read={read} onAgain={() => void readAgain(resource)} />
      ))}
      {links && (
        <PartState
          title={words.familyLinks}
          read={household}
          onAgain={() => void readAgain('RelatedPerson')}
        />
      )}
    </section>
  );
}
