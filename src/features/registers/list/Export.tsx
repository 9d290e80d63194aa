import { useState } from 'react';
import { NotDone } from '../../../desk/NotDone.tsx';
import { saveFile } from '../../../desk/save-file.ts';
import { useAct } from '../../../desk/use-act.ts';
import { registerExport as words } from '../../../text/register.ts';
import { Button } from '../../../ui/Button.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { useRegisters } from '../registers.ts';
import { filterOf, type Typed } from './asked.ts';

/** What was asked for last, as a file. `asked` is absent while nothing is shown. */
export function Export({ asked }: { readonly asked: Typed | undefined }) {
  const api = useRegisters();
  const { act, run } = useAct();
  const [said, setSaid] = useState<string>();
  const save = (format: 'csv' | 'ndjson'): void => {
    if (asked === undefined) return;
    setSaid(undefined);
    run(
      () => api.exported({ ...filterOf(asked), format }),
      (file) => {
        saveFile(file.name, file.text, file.type);
        setSaid(words.saved(file.name, file.entries));
      },
    );
  };
  const working = act.state === 'working' ? words.working : undefined;
  const unavailable = asked === undefined ? words.nothing : undefined;
  return (
    <Disclosure className="reg-export" summary={words.name} summaryClass="btn">
      <div className="card pad stack">
        <p className="s q">{words.says}</p>
        <div className="row-acts">
          <Button
            consequence={words.csvSays}
            working={working}
            unavailable={unavailable}
            onPress={() => save('csv')}
          >
            {words.csv}
          </Button>
          <Button
            consequence={words.ndjsonSays}
            working={working}
            unavailable={unavailable}
            onPress={() => save('ndjson')}
          >
            {words.ndjson}
          </Button>
        </div>
        {act.state === 'refused' && <NotDone why={act.why} />}
        <p role="status" className="s">
          {said}
        </p>
      </div>
    </Disclosure>
  );
}
