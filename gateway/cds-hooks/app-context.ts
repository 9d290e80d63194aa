import * as v from 'valibot';
import type { Seal } from '../store/seal.ts';

/** How long a card's link brings Safelight to the alert it came from. */
const goodForMs = 60 * 60_000;

const Content = v.strictObject({
  card: v.pipe(v.string(), v.uuid()),
  issuer: v.string(),
  rule: v.optional(v.string()),
  version: v.optional(v.string()),
  until: v.number(),
});
/** What a card's link says to the app: which card, and of which alert. Nothing of a person. */
type CardContext = Omit<v.InferOutput<typeof Content>, 'until'>;

const row = 'cds-hooks/app-context';

/** The link's `appContext`: sealed with the gateway's own key, so that nobody else reads, makes or changes one. */
export const closeContext = ({ close }: Pick<Seal, 'close'>, of: CardContext, now: Date): string =>
  close(row, { ...of, until: now.getTime() + goodForMs });

/** What a launch brought back, where it is ours and its time is not over; otherwise nothing, and why. */
export function openContext(
  { open }: Pick<Seal, 'open'>,
  given: string,
  now: Date,
): CardContext | 'not-ours' | 'expired' {
  let content: unknown;
  try {
    content = open(row, given);
  } catch {
    return 'not-ours';
  }
  const read = v.safeParse(Content, content);
  if (!read.success) return 'not-ours';
  const { until, ...of } = read.output;
  return until < now.getTime() ? 'expired' : of;
}
