import type { Fetched } from '../../../domain/fetched.ts';
import { knownText, readParts, readText } from '../../../text/concern-known.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { useConcern } from '../use-concern.ts';

const nothing: Fetched<never> = { state: 'not-shared' };

/** Beside fields that the record could fill: why it did not, or not all of it. A failure never looks like nothing there. */
export function ReadState({ part }: { readonly part: keyof typeof readParts }) {
  const read = useConcern((state) => state.details[part]) ?? nothing;
  const again = useConcern((state) => state.readDetails);
  const said = readText(read, readParts[part]);
  if (said === undefined) return null;
  return (
    <p className="hint" role="status">
      {said}{' '}
      {(read.state === 'unavailable' || read.state === 'incomplete') && (
        <TextButton onPress={() => void again()}>{knownText.readAgain}</TextButton>
      )}
    </p>
  );
}
