import type { VersionFigures } from '../../../api/rule-figures.ts';
import { ruleFigures as words, warningWords } from '../../../text/rule-figures.ts';

/** What a lead should look at, and what to do about it. */
export function Warnings({ versions }: { readonly versions: readonly VersionFigures[] }) {
  const found = versions.flatMap(({ version, number, warnings }) =>
    warnings.map((warning) => ({ key: `${version} ${warning.kind}`, number, ...warningWords(warning) })),
  );
  if (found.length === 0) return null;
  return (
    <ul className="figures-warnings" aria-label={words.lookAt}>
      {found.map(({ key, number, says, todo }) => (
        <li key={key} className="note">
          <b className="strong">
            {words.version(number)}: {says}
          </b>{' '}
          {todo}
        </li>
      ))}
    </ul>
  );
}
