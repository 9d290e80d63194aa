import type { ApiFailure } from '../api/problem.ts';
import { notAnswered } from '../text/desk-frame.ts';
import { failureWords } from './failure-words.ts';

/** Why something was not done, beside what was pressed: in words, with each field that was refused. */
export function NotDone({ why }: { readonly why: ApiFailure }) {
  const problems = why.kind === 'refused' ? (why.problem.problems ?? []) : [];
  return (
    <div className="note" role="alert">
      <p>
        <b className="strong">{notAnswered.notDone}</b>{' '}
        {why.kind === 'refused' && problems.length > 0 ? why.problem.message : failureWords(why, true)}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ path, message, fix }) => (
            <li key={`${path} ${message}`}>
              {message} {fix}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
