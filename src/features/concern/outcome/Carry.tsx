import { asHtml } from '../../../fhir/write/document/as-html.ts';
import { asText } from '../../../fhir/write/document/as-text.ts';
import { referralDocument } from '../../../fhir/write/document/referral-document.ts';
import { authorityBundle } from '../../../fhir/write/authority-bundle.ts';
import type { Route } from '../../../domain/concern.ts';
import { saveFile } from '../../../desk/save-file.ts';
import { carryText as words, receiptText } from '../../../text/concern-outcome.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import type { Attempt } from '../send.ts';
import { inputOf } from '../setting.ts';
import { shortRecipient } from '../share/recipients.ts';
import { listedAs } from '../share/routes.ts';
import { useCase, useConcerning } from '../use-concern.ts';
import { RingSocialCare } from './RingSocialCare.tsx';
import { socialCareIn } from './standing.ts';
import { SaveSentOrSigned, ToSign } from './ToSign.tsx';
import { useCopy } from './use-copy.ts';

/** Where it is to be put or sent: shown and copied, never opened from here. */
function Address({
  label,
  address,
  missing,
}: {
  label: string;
  address: string | undefined;
  missing: string;
}) {
  const { copied, failed, copy } = useCopy<'address'>();
  if (address === undefined) return <p>{missing}</p>;
  return (
    <div>
      <p className="s q">{label}</p>
      <p className="row">
        <b className="strong address">{address}</b>
        <TextButton onPress={() => void copy('address', address)}>
          {copied === undefined ? words.copyAddress : receiptText.copied}
        </TextButton>
      </p>
      <p className="hint">{failed ? receiptText.notCopied : words.addressNote}</p>
    </div>
  );
}

/** The ways that a file or words leave this page, each pressed by the person. */
function TakeIt({ attempt, route, onOpen }: { attempt: Attempt; route: Route; onOpen: () => void }) {
  const state = useCase((all) => all);
  const { clock } = useConcerning();
  const { copied, failed, copy } = useCopy<'words'>();
  const { decision } = attempt.concern;
  const input = inputOf(state, attempt, new Date(clock()).toISOString());
  if (input === undefined || !decision.share) return null;
  const document = referralDocument(input, { goes: decision.goes });
  // A file's name says nothing of the child.
  const name = input.reference ?? 'safeguarding-referral';
  const mail = route === 'secure-email';
  return (
    <div className="take-it">
      <Button onPress={onOpen} consequence={words.openHint}>
        {words.open}
      </Button>
      <Button onPress={() => void copy('words', asText(document))}>
        {copied === undefined ? words.copyWords : receiptText.copied}
      </Button>
      <Button onPress={() => saveFile(`${name}.html`, asHtml(document), 'text/html')}>
        {mail ? `${words.savePage}: ${words.savePageHint.toLowerCase()}` : words.savePage}
      </Button>
      <Button
        onPress={() => {
          const bundle = authorityBundle(input);
          if (bundle !== undefined) saveFile(`${name}.json`, bundle, 'application/fhir+json');
        }}
      >
        {words.saveForSystem}
      </Button>
      <p className="hint">{words.notFiled}</p>
      {failed && <p role="alert">{receiptText.notCopied}</p>}
    </div>
  );
}

/** What is kept and not yet sent: how it gets there, first of all on the receipt. */
export function Carry({ attempt, onOpen }: { readonly attempt: Attempt; readonly onOpen: () => void }) {
  const authorities = useCase((state) => state.config.authorities.authorities);
  const { decision } = attempt.concern;
  if (!decision.share) return null;
  const [first] = decision.recipients;
  const { route } = decision;
  const signing = route === 'record-system-to-sign' && attempt.staged?.state !== 'taken-back';
  const socialCare = socialCareIn(attempt);
  const listed = first?.kind === 'social-care' ? listedAs(first.authority, authorities) : undefined;
  return (
    <section className="card pad stack carry" aria-labelledby="carry">
      <h2 id="carry">{words.title[route](shortRecipient(first))}</h2>
      {route === 'form-or-portal' && (
        <Address label={words.portal} address={listed?.portal} missing={words.noPortal} />
      )}
      {route === 'secure-email' && (
        <Address label={words.email} address={listed?.email} missing={words.noEmail} />
      )}
      {route === 'telephone' && <p>{words.telephone}</p>}
      {socialCare !== undefined && route === 'telephone' && (
        <div className="ring-box">
          <RingSocialCare also={receiptText.toTell} of={socialCare} />
        </div>
      )}
      {route === 'record-system-to-sign' && <ToSign attempt={attempt} />}
      {!(signing && attempt.staged?.state === 'staged') && (
        <TakeIt attempt={attempt} route={route} onOpen={onOpen} />
      )}
      {attempt.log.state === 'logged' ? (
        <SaveSentOrSigned attempt={attempt} route={route} />
      ) : (
        <p className="s">{words.logFirst}</p>
      )}
    </section>
  );
}
