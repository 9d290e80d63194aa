import { shortInstant } from '../domain/calendar/written.ts';
import { launchPage as words } from '../text/launch.ts';
import { describeFailure, type FailureWords } from './describe-failure.ts';
import { element, svg } from './dom.ts';
import type { LaunchFailure } from './session.ts';

/**
 * The screen of a launch that did not become a session, drawn without React so that it can be shown when nothing else
 * loads. `now` is the moment shown beside the code.
 */
export const failureScreen = (failure: LaunchFailure, now: Date): HTMLElement =>
  drawFailure(describeFailure(failure), now);

/** The same screen with other words. `actions` stand below what to do. */
export function drawFailure(
  said: FailureWords,
  now: Date,
  actions: readonly HTMLElement[] = [],
): HTMLElement {
  const particulars = [...said.particulars, [words.why, said.why], [words.fix, said.fix]] as const;
  return framed([
    brand(),
    element('section', { class: 'card cp fault', role: 'alert' }, [
      element('div', { class: 'cp-head' }, [
        element('div', { class: 'plate' }, [
          element('p', { class: 'cp-state' }, [slashedSquare(), ' ', words.state]),
          element('h1', { class: 'cp-answer' }, [said.title]),
        ]),
      ]),
      element('div', { class: 'cp-body' }, [
        element('p', {}, [said.said, ' ', element('b', { class: 'strong' }, [said.assured])]),
      ]),
      element('div', { class: 'ring now' }, [
        element('span', { class: 'lab' }, [
          element('b', {}, [words.worried]),
          ` ${words.ring} `,
          element('b', {}, [words.emergency]),
          '.',
        ]),
      ]),
      element('div', { class: 'cp-body' }, [
        element('p', {}, [element('b', { class: 'strong' }, [words.todo]), ' ', said.todo]),
        ...actions,
        element('p', { class: 'code' }, [
          element('b', {}, [said.code]),
          element('span', { class: 's q' }, [shortInstant(now)]),
          copyButton(said.code, now),
        ]),
      ]),
    ]),
    element('details', { class: 'unsure' }, [
      element('summary', {}, [
        element('b', { class: 'strong' }, [words.forIt]),
        element('i', { class: 'chev' }, []),
      ]),
      element(
        'dl',
        { class: 'kv' },
        particulars.flatMap(([label, value]) => [element('dt', {}, [label]), element('dd', {}, [value])]),
      ),
      element('p', {}, [element('a', { class: 'textlink', href: selfCheckOf(said.iss) }, [words.selfCheck])]),
    ]),
  ]);
}

/** What every screen of the launch page stands in. */
export const framed = (parts: readonly HTMLElement[]): HTMLElement =>
  element('div', { class: 'panel' }, [
    element('div', { class: 'lampline' }, []),
    element('main', { class: 'narrowpage errpage' }, parts),
  ]);

export const brand = (): HTMLElement => element('p', { class: 'brand' }, [mark(), words.product]);

/** The page on which IT finds out what the record system lacks; it is told which, and nothing of anybody. */
const selfCheckOf = (iss: string | undefined): string =>
  iss === undefined ? '/self-check' : `/self-check#${new URLSearchParams({ iss }).toString()}`;

/** A frame may not be allowed to use the clipboard: the code is in plain sight either way. */
function copyButton(code: string, now: Date): HTMLElement {
  const button = element('button', { class: 'btn slim', type: 'button' }, [words.copy]);
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(`${words.product} ${code}, ${shortInstant(now)}`).then(
      () => (button.textContent = words.copied),
      () => getSelection()?.selectAllChildren(button.parentElement ?? button),
    );
  });
  return button;
}

const mark = (): Element =>
  svg('0 0 32 32', [
    ['rect', { width: '32', height: '32', rx: '7', fill: 'var(--mark-tile)' }],
    [
      'rect',
      { x: '12', y: '7.5', width: '8', height: '4', rx: '2', opacity: '.6', fill: 'var(--mark-light)' },
    ],
    [
      'rect',
      { x: '8.5', y: '14', width: '15', height: '4', rx: '2', opacity: '.8', fill: 'var(--mark-light)' },
    ],
    ['rect', { x: '5', y: '20.5', width: '22', height: '4', rx: '2', fill: 'var(--mark-light)' }],
  ]);

const slashedSquare = (): Element => {
  const drawn = svg('0 0 20 20', [
    [
      'rect',
      {
        x: '3',
        y: '3',
        width: '14',
        height: '14',
        rx: '1',
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': '2',
      },
    ],
    ['path', { d: 'M3.5 16.5 16.5 3.5', stroke: 'currentColor', 'stroke-width': '2.4' }],
  ]);
  drawn.setAttribute('class', 'sh');
  return drawn;
};
