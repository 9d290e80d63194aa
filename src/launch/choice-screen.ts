import type { PageIssuer } from '../config/page-config.ts';
import { standalone as words } from '../text/launch.ts';
import { element } from './dom.ts';
import { brand, framed } from './failure-page.ts';

/**
 * The record systems that Safelight may be opened for outside them, as plain links to `launchPath`: which one is left to
 * the person, and none is asked anything before.
 */
export const choiceScreen = (issuers: readonly PageIssuer[], launchPath: string): HTMLElement =>
  framed([
    brand(),
    element('section', { class: 'card choose' }, [
      element('h1', { class: 'cp-answer' }, [words.choose]),
      element('p', {}, [words.chooseHelp]),
      element(
        'ul',
        { class: 'systems' },
        issuers.map((issuer) =>
          element('li', {}, [
            element(
              'a',
              { class: 'btn two', href: `${launchPath}?${new URLSearchParams({ iss: issuer.iss })}` },
              [element('b', { class: 'strong' }, [issuer.name]), ...organisationLine(issuer)],
            ),
          ]),
        ),
      ),
      element('p', { class: 's q' }, [words.fromRecord]),
    ]),
  ]);

/** Shown while the record system is asked how it signs people in, and until its page is there. */
export const onTheWay = (issuer: PageIssuer): HTMLElement =>
  framed([
    brand(),
    element('section', { class: 'card choose' }, [
      element('p', { role: 'status' }, [
        words.going,
        ' ',
        element('b', { class: 'strong' }, [issuer.name]),
        '.',
      ]),
      ...organisationLine(issuer),
    ]),
  ]);

const organisationLine = ({ organisations }: PageIssuer): readonly HTMLElement[] =>
  organisations === undefined ? [] : [element('span', { class: 's q' }, [organisations.join(', ')])];
