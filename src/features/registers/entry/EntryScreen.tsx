import { useCallback, type ReactNode } from 'react';
import type { RegisterEntry } from '../../../api/registers.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { useLoaded } from '../../../desk/desk.ts';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { dayOfEntry, register, registerEntry as words, timeOfEntry } from '../../../text/register.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Gap } from '../../../ui/PartState.tsx';
import { KindChip } from '../parts/KindChip.tsx';
import { consentWords, nhsWords, noChildWords } from '../parts/line-words.ts';
import { linkTo } from '../places.ts';
import { useRegisters } from '../registers.ts';

const { fields } = words;

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The entry as a person reads it; what is not in it is said to be missing. */
function Summary({ line }: Pick<RegisterEntry, 'line'>) {
  const { at, child, by, purpose, basis, informed, reference, detail } = line;
  const none = child === undefined ? register.doesNotApply : register.notSaid;
  return (
    <dl className="kv reg-entry">
      <Row name={fields.kind}>
        <KindChip line={line} />
      </Row>
      <Row name={fields.when}>
        {dayOfEntry(at)}, {timeOfEntry(at)}
      </Row>
      <Row name={fields.child}>
        {child === undefined
          ? noChildWords(line.kind)
          : [child.name, ...(child.nhsNumber === undefined ? [] : [nhsWords(child.nhsNumber)])].join(', ')}
      </Row>
      <Row name={fields.by}>
        {by === undefined
          ? register.bySystem
          : [by.name, ...(by.role === undefined ? [] : [by.role])].join(', ')}
      </Row>
      <Row name={fields.what}>
        {line.what}
        {detail !== undefined && (
          <>
            <br />
            <span className="q">{detail}</span>
          </>
        )}
      </Row>
      <Row name={fields.outcome}>{words.outcomes[line.outcome]}</Row>
      <Row name={fields.purpose}>{purpose ?? none}</Row>
      <Row name={fields.basis}>{basis.length === 0 ? none : basis.join('; ')}</Row>
      <Row name={fields.consent}>{consentWords(line)}</Row>
      <Row name={fields.informed}>{informed ?? none}</Row>
      {reference !== undefined && <Row name={fields.reference}>{reference}</Row>}
    </dl>
  );
}

function AsKept({ entry: { entry, hash, previousHash } }: { readonly entry: RegisterEntry }) {
  return (
    <Disclosure className="card pad" summary={words.asKept} summaryClass="reg-more">
      <div className="stack reg-kept">
        <p className="s q">{words.asKeptSays}</p>
        <dl className="kv">
          <Row name={words.seal}>
            <code>{hash}</code>
          </Row>
          <Row name={words.sealBefore}>{previousHash === '' ? words.first : <code>{previousHash}</code>}</Row>
        </dl>
        {/* What scrolls can be reached by keyboard. */}
        <pre tabIndex={0} role="region" aria-label={words.entry}>
          {JSON.stringify(entry, null, 2)}
        </pre>
      </div>
    </Disclosure>
  );
}

/** One entry of the register: in words, and as it is kept. */
export function EntryScreen({ number }: { readonly number: number }) {
  const api = useRegisters();
  const { loaded, again } = useLoaded(useCallback(() => api.entry(number), [api, number]));
  const missing = loaded.state === 'failed' && loaded.why.kind === 'refused' && loaded.why.status === 404;
  return (
    <>
      <ScreenHead title={register.entry(number)} back={{ href: linkTo.register, words: register.back }} />
      {missing ? (
        <Gap shape="none" look="gap" title={words.noSuch}>
          {words.noSuchSays}
        </Gap>
      ) : (
        <Asked what={words.what} loaded={loaded} again={again}>
          {(entry) => (
            <>
              <section className="card pad" aria-label={words.what}>
                <Summary line={entry.line} />
              </section>
              <AsKept entry={entry} />
            </>
          )}
        </Asked>
      )}
    </>
  );
}
