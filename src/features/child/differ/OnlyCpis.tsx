import { recordDiffers as words } from '../../../text/record-differs.ts';
import { timeWords } from '../../../text/when.ts';
import { useReadAt } from './use-read-at.ts';

/** One line: the record was read whole and holds nothing of what CP-IS holds. The plan itself stands above. */
export function OnlyCpis() {
  const readAt = useReadAt();
  return <p className="cp-body s">{words.onlyCpis(readAt && timeWords(readAt))}</p>;
}
