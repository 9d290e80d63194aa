import { useState } from 'react';
import { NotDone } from '../../../desk/NotDone.tsx';
import { saveFile } from '../../../desk/save-file.ts';
import { useAct } from '../../../desk/use-act.ts';
import { activityWords as words } from '../../../text/register-activity.ts';
import { Button } from '../../../ui/Button.tsx';
import { useRegisters } from '../registers.ts';

/** The numbers that are shown, as files that may leave the organisation. */
export function ActivityFiles({ from, to }: { readonly from: string; readonly to: string }) {
  const api = useRegisters();
  const { act, run } = useAct();
  const [said, setSaid] = useState<string>();
  const save = (format: 'csv' | 'measure-report'): void => {
    setSaid(undefined);
    run(
      () => api.activityFile(from, to, format),
      (file) => {
        saveFile(file.name, file.text, file.type);
        setSaid(words.saved(file.name));
      },
    );
  };
  const working = act.state === 'working' ? words.working : undefined;
  return (
    <div className="stack">
      <div className="row-acts">
        <Button consequence={words.csvSays} working={working} onPress={() => save('csv')}>
          {words.csv}
        </Button>
        <Button
          consequence={words.measureReportSays}
          working={working}
          onPress={() => save('measure-report')}
        >
          {words.measureReport}
        </Button>
      </div>
      {act.state === 'refused' && <NotDone why={act.why} />}
      <p role="status" className="s">
        {said}
      </p>
    </div>
  );
}
