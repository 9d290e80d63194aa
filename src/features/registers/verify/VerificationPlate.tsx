import { useState, type ReactNode } from 'react';
import type { RegisterVerified } from '../../../api/registers.ts';
import { useDesk } from '../../../desk/desk.ts';
import { failureWords } from '../../../desk/failure-words.ts';
import { saveFile } from '../../../desk/save-file.ts';
import { unreachable } from '../../../domain/result.ts';
import { countText } from '../../../text/register.ts';
import { verification as words } from '../../../text/register-verify.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { Shape, type ShapeName } from '../../../ui/Shape.tsx';
import { linkTo } from '../places.ts';
import { proofName, proofText, sealStart } from './proof.ts';
import type { Verification } from './use-verification.ts';

/** The main action of the register. */
export function VerifyButton({ verification: { act, press } }: { readonly verification: Verification }) {
  return (
    <Button main working={act.state === 'working' ? words.working : undefined} onPress={press}>
      {words.verify}
    </Button>
  );
}

function Proof({ verified }: { readonly verified: RegisterVerified }) {
  const { clinician } = useDesk();
  const [saved, setSaved] = useState<string>();
  return (
    <div className="proof">
      <TextButton
        onPress={() => {
          const name = proofName(verified);
          saveFile(name, proofText(verified, clinician.organisation), 'text/plain;charset=utf-8');
          setSaved(name);
        }}
      >
        {words.proof}
      </TextButton>
      <p role="status" className="s">
        {saved !== undefined && words.proofSaved(saved)}
      </p>
    </div>
  );
}

/** One plate: how it stands, what that means, what can be done. */
function Plate({
  look,
  shape,
  title,
  children,
  aside,
}: {
  readonly look: string;
  readonly shape: ShapeName;
  readonly title: string;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
}) {
  return (
    <section className={`verify ${look}`} aria-label={words.name}>
      <h2 className="res">
        <Shape name={shape} /> {title}
      </h2>
      <div className="verify-says">{children}</div>
      {aside}
    </section>
  );
}

function Intact({ verified }: { readonly verified: Extract<RegisterVerified, { state: 'intact' }> }) {
  const { entries, from, to, seal, toMakeAgain, checkedAt, by } = verified;
  return (
    <Plate look="card sure" shape="tick" title={words.intact} aside={<Proof verified={verified} />}>
      <p>
        {entries === 0 ? (
          words.nothingThere
        ) : (
          <>
            {words.intactBefore} <b className="strong">{countText(entries)}</b>{' '}
            {words.intactAfter(entries, from, to)}
          </>
        )}{' '}
        <span className="q">
          {words.checked(checkedAt, by)} {words.seal(sealStart(seal))}
        </span>
      </p>
      {toMakeAgain !== undefined && <p>{words.toMakeAgain(toMakeAgain)}</p>}
    </Plate>
  );
}

function Broken({ verified }: { readonly verified: Extract<RegisterVerified, { state: 'broken' }> }) {
  const { firstBroken, why, checkedAt, by } = verified;
  return (
    <Plate look="altered" shape="fault" title={words.broken} aside={<Proof verified={verified} />}>
      <p className="strong">{words.brokenAt(firstBroken)}</p>
      <p>{words.why(why)}</p>
      <h3>{words.todoTitle}</h3>
      <ol className="reg-todo">
        {words.todo.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <a href={linkTo.entry(firstBroken)}>{words.open(firstBroken)}</a>
      </p>
      <p className="s">{words.checked(checkedAt, by)}</p>
    </Plate>
  );
}

function Verified({ verified }: { readonly verified: RegisterVerified }) {
  switch (verified.state) {
    case 'intact':
      return <Intact verified={verified} />;
    case 'broken':
      return <Broken verified={verified} />;
    default:
      return unreachable(verified);
  }
}

function Standing({ verification: { act, verified } }: { readonly verification: Verification }) {
  switch (act.state) {
    case 'working':
      return (
        <Plate look="gap" shape="checking" title={words.running}>
          <p>{words.runningSays}</p>
        </Plate>
      );
    case 'refused':
      return (
        <Plate look="gap fault" shape="fault" title={words.failed}>
          <p>
            {words.failedSays} {failureWords(act.why)}
          </p>
        </Plate>
      );
    case 'idle':
      return verified === undefined ? (
        <Plate look="gap" shape="not-checked" title={words.notYet}>
          <p>{words.notYetSays}</p>
        </Plate>
      ) : (
        <Verified verified={verified} />
      );
    default:
      return unreachable(act);
  }
}

/** Whether the register was altered. Before somebody has checked it is never calm; altered, it is the strongest plate. */
export function VerificationPlate({ verification }: { readonly verification: Verification }) {
  return (
    <div role="status">
      <Standing verification={verification} />
    </div>
  );
}
