/** The local authorities' inbox: read every two seconds while the page is in sight. */
import { ask, byId, clock, fill } from './parts.js';

const EVERY = 2_000;
const JUST_NOW = 60_000;

export function watchInbox({ words, nameOf }) {
  let shown = '';

  const lineOf = (entry) => {
    const values = {
      ...entry,
      time: clock(entry.at),
      who: [entry.by.person ?? entry.by.system, entry.by.role, entry.by.organisation]
        .filter(Boolean)
        .join(', '),
      name: nameOf(entry.nhsNumber) ?? entry.name ?? entry.nhsNumber,
    };
    if (entry.told) return fill(words.tells, values);
    return fill(
      { scheduled: words.scheduled, 'no-record': words.noRecord, 'patient-flags': words.patientFlags }[
        entry.why
      ],
      values,
    );
  };

  const draw = (entry) => {
    const item = document.createElement('li');
    const chip = document.createElement('span');
    const what = document.createElement('p');
    const head = document.createElement('b');
    const line = document.createElement('span');
    const isNow = Date.now() - Date.parse(entry.at) < JUST_NOW;
    chip.className = !entry.told ? 'chip dash' : isNow ? 'chip now' : 'chip';
    chip.textContent = isNow ? words.now : clock(entry.at);
    head.className = 'strong';
    head.textContent = entry.told ? words.looked : words.notTold;
    line.className = 's q';
    line.textContent = lineOf(entry);
    what.append(head, document.createElement('br'), line);
    item.append(chip, what);
    return item;
  };

  async function read() {
    const entries = await ask('GET', '/sandbox/inbox');
    // Drawn again only when something differs, so that a screen reader hears each line once.
    const key = JSON.stringify(entries.map(({ at }) => [at, Date.now() - Date.parse(at) < JUST_NOW]));
    if (key === shown) return;
    shown = key;
    byId('inbox').replaceChildren(...entries.map(draw));
    byId('inbox-empty').hidden = entries.length > 0;
  }

  const readIfSeen = () => {
    if (!document.hidden) read().catch(() => undefined);
  };
  setInterval(readIfSeen, EVERY);
  readIfSeen();
  return { read };
}
