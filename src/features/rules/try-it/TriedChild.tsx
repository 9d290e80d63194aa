import { useId } from 'react';
import type { Truth } from '../../../rules/rule.ts';
import { tryIt } from '../../../text/rule-try.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { asAgreed, type ChildTry } from './children.ts';
import { briefWords } from './in-words.ts';
import { AnswerMark, WhyTried } from './Why.tsx';

/** Changes what was agreed on of one child; `undefined` takes it off. */
export type Agree = (child: string, expect: Truth | undefined) => void;

const expectations = (['yes', 'no', 'unknown'] as const).map((value) => ({
  value,
  label: tryIt.shouldAnswer[value],
}));

/** One test child: what the rule answers, what was agreed on, and why. */
export function TriedChild({
  one,
  among,
  onAgree,
}: {
  readonly one: ChildTry;
  readonly among: 'agreed' | 'all';
  readonly onAgree?: Agree;
}) {
  const field = useId();
  const { id, title, expect, tried, record } = one;
  const otherwise = expect !== undefined && !asAgreed(one);
  return (
    <li className={otherwise ? 'otherwise' : undefined}>
      <div className="sec">
        {tried === undefined ? (
          <b className="strong">{one.there ? tryIt.unreadable : tryIt.noSuchChild(id)}</b>
        ) : (
          <AnswerMark truth={tried.truth} />
        )}
        {tried !== undefined && (otherwise || among === 'all') && (
          <span className="s q">
            {expect === undefined
              ? tryIt.notAgreed
              : otherwise
                ? tryIt.agreedWas(tryIt.answers[expect])
                : tryIt.agreed}
          </span>
        )}
      </div>
      <p>
        <b className="strong">{title}</b>
        {tried !== undefined && record !== undefined && (
          <>
            <br />
            <span className="s q">{briefWords(tried, record)}</span>
          </>
        )}
      </p>
      {tried !== undefined && record !== undefined && (
        <Disclosure summary={<span className="s">{tryIt.why}</span>} startsOpen={otherwise}>
          <WhyTried tried={tried} record={record} />
        </Disclosure>
      )}
      {onAgree !== undefined && (
        <div className="tried-acts">
          {expect === undefined ? (
            tried !== undefined && (
              <Button slim onPress={() => onAgree(id, tried.truth)}>
                {tryIt.agree[tried.truth]} <span className="vh">({title})</span>
              </Button>
            )
          ) : (
            <>
              <Select
                id={field}
                label={
                  <>
                    {tryIt.answerLabel} <span className="vh">({title})</span>
                  </>
                }
                placeholder=""
                value={expect}
                options={expectations}
                onChange={(answer) => onAgree(id, answer)}
              />
              <Button slim onPress={() => onAgree(id, undefined)}>
                {tryIt.remove} <span className="vh">({title})</span>
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}
