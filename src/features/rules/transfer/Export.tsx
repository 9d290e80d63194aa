import { useState } from 'react';
import { exporting as words } from '../../../text/rule-desk-transfer.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { saveFile } from '../../../desk/save-file.ts';
import { NotDone } from '../../../desk/NotDone.tsx';
import { useAct } from '../../../desk/use-act.ts';

type As = 'json' | 'plan-definition';

/** "safelight-rules-2026-11-21.json" */
const nameOf = (as: As, rule: string | undefined, now: string): string =>
  `safelight-${rule ?? 'rules'}-${now.slice(0, 10)}${as === 'json' ? '' : '.fhir'}.json`;

/** One rule, or all of them, as a file that the browser saves. */
export function Export({ rule }: { readonly rule?: string }) {
  const { api, now } = useDesk();
  const { act, run } = useAct();
  const [saved, setSaved] = useState<string>();
  const save = (as: As) => {
    setSaved(undefined);
    run(
      () => api.exported(as, rule),
      (file) => {
        const name = nameOf(as, rule, now());
        saveFile(name, `${JSON.stringify(file, null, 2)}\n`, 'application/json');
        setSaved(name);
      },
    );
  };
  const working = act.state === 'working' ? words.working : undefined;
  return (
    <section className="card pad stack" aria-labelledby="export-title">
      <h2 id="export-title" className="h-l">
        {rule === undefined ? words.all : words.one}
      </h2>
      <p className="s q">{rule === undefined ? words.allSays : words.oneSays}</p>
      <div className="row-acts">
        <Button consequence={words.jsonSays} working={working} onPress={() => save('json')}>
          {words.json}
        </Button>
        <Button consequence={words.planSays} working={working} onPress={() => save('plan-definition')}>
          {words.plan}
        </Button>
      </div>
      {act.state === 'refused' && <NotDone why={act.why} />}
      <p role="status" className="s">
        {saved !== undefined && words.saved(saved)}
      </p>
    </section>
  );
}
