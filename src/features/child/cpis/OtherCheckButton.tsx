import { Suspense, useEffect, useState } from 'react';
import { otherCheck as words } from '../../../text/cpis-other-check.ts';
import { Button } from '../../../ui/Button.tsx';
import { lazyPart } from '../lazy-part.tsx';

const form = lazyPart(
  () => import('./OtherCheckForm.tsx').then(({ OtherCheckForm }) => OtherCheckForm),
  words.notLoaded,
);

/** Opens the form in its place. */
export function OtherCheckButton() {
  const [open, setOpen] = useState(false);
  useEffect(() => form.preload(), []);
  if (!open)
    return (
      <Button consequence={words.keeps} onPress={() => setOpen(true)}>
        {words.record}
      </Button>
    );
  return (
    <Suspense fallback={<p role="status">{words.loading}</p>}>
      <form.Part onClose={() => setOpen(false)} />
    </Suspense>
  );
}
