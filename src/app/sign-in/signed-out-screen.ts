import type { Revocation } from '../../fhir/revoke-token.ts';
import { element } from '../../launch/dom.ts';
import { brand, framed } from '../../launch/failure-page.ts';
import type { SignedOut } from '../../launch/session.ts';
import { launchPage } from '../../text/launch.ts';
import { signIn as words } from '../../text/sign-in.ts';
import { timeWords } from '../../text/when.ts';

/** What came of signing out. */
export interface Left {
  readonly tokens: SignedOut;
  /** Whether the gateway's session was ended. */
  readonly own: boolean;
  /** Whether a draft was kept; absent where there was none to keep. */
  readonly draft?: boolean | undefined;
  /** When a permission that could not be given back ends by itself; milliseconds since 1970. */
  readonly endsAt?: number | undefined;
}

/** While it is under way: nothing of the record is on screen any more. */
export const leavingScreen = (): HTMLElement =>
  framed([brand(), element('p', { role: 'status' }, [words.leaving])]);

/** What was ended and what was not, drawn without React: everything else is gone from the page. */
export function signedOutScreen({ tokens, own, draft, endsAt }: Left): HTMLElement {
  const { access, refresh } = tokens;
  const lines: readonly (readonly [string, string])[] = [
    [words.what.own, own ? words.ownEnded : words.ownNotEnded],
    [words.what.access, became(access, endsAt)],
    ...(refresh === 'none' ? [] : [[words.what.refresh, became(refresh, undefined)] as const]),
  ];
  return framed([
    brand(),
    element('section', { class: 'card choose', role: 'status' }, [
      element('h1', { class: 'cp-answer', tabindex: '-1' }, [words.left]),
      element('p', {}, [words.leftHelp]),
      ...(draft === undefined ? [] : [element('p', {}, [draft ? words.draftKept : words.draftNotKept])]),
      element(
        'dl',
        { class: 'kv' },
        lines.flatMap(([what, said]) => [element('dt', {}, [what]), element('dd', {}, [said])]),
      ),
      element('p', {}, [element('b', { class: 'strong' }, [words.stillThere])]),
      element('p', { class: 's q' }, [`${launchPage.worried} ${launchPage.ring} ${launchPage.emergency}.`]),
    ]),
  ]);
}

function became(what: Revocation, endsAt: number | undefined): string {
  if (what === 'revoked') return words.revoked;
  const later = endsAt === undefined ? [] : [words.endsItself(timeWords(endsAt))];
  return [words.notRevoked[what], ...later, words.forgotten].join(' ');
}
