import { useEffect, useRef } from 'react';
import { saving } from '../../../../text/rule-editor.ts';
import { Button } from '../../../../ui/Button.tsx';

/** Not saved: save, leave all the same, or stay. */
export function AskBeforeLeaving({
  onSave,
  onLeave,
  onStay,
}: {
  readonly onSave: () => void;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="summary" role="alertdialog" aria-labelledby="leave-title" tabIndex={-1} ref={box}>
      <h2 id="leave-title">{saving.leaveTitle}</h2>
      <p>{saving.leaveHelp}</p>
      <div className="row-acts">
        <Button onPress={onSave}>{saving.save}</Button>
        <Button onPress={onLeave}>{saving.leave}</Button>
        <Button onPress={onStay}>{saving.stay}</Button>
      </div>
    </div>
  );
}
