import type { RuleVersionShape } from '../../../api/rules.ts';
import { fieldName } from '../../../text/rule-desk-fields.ts';

/** Problems, each with the part of the rule that it is about and what to do. */
export function Owed({ problems }: { readonly problems: RuleVersionShape['owed'] }) {
  return (
    <ul className="bullets s">
      {problems.map(({ path, message, fix }, i) => (
        <li key={`${path} ${i}`}>
          <b className="strong">{fieldName(path)}:</b> {message} {fix}
        </li>
      ))}
    </ul>
  );
}
