import { besideText as words } from '../../text/concern-share.ts';
import { Button } from '../../ui/Button.tsx';
import { RingRow } from '../../ui/RingRow.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { RingSocialCare } from './outcome/RingSocialCare.tsx';
import { goToStep } from './Step.tsx';
import { todoOf } from './todo.ts';
import { useCase, useForm } from './use-concern.ts';

function Todo() {
  const form = useForm();
  return (
    <ul className="s plain todo">
      {todoOf(form).map(([line, done]) => (
        <li key={line}>
          <Shape name={done ? 'tick' : 'not-checked'} /> {words.todo[line]}
          {!done && <span className="q"> {line === 'words' ? words.ifAny : words.notDone}</span>}
        </li>
      ))}
    </ul>
  );
}

/** On a page: who to ring, and what is still to be done. */
export function Beside() {
  const nurse = useCase((state) => state.config.site.namedNurse);
  return (
    <aside className="formside" aria-label="Ring, and send">
      <section className="card clip">
        <div className="pad">
          <h2>{words.speak}</h2>
          <p className="s q">{words.ringFirst}</p>
        </div>
        <RingSocialCare />
        {nurse !== undefined && <RingRow label={`Named nurse, ${nurse.name}`} phone={nurse.phone} />}
      </section>
      <section className="card pad stack">
        <h2>{words.before}</h2>
        <Todo />
        <Button wide onPress={() => goToStep('review')} consequence={words.goHint}>
          {words.go}
        </Button>
      </section>
    </aside>
  );
}
