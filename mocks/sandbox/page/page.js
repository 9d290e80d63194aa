/** The sandbox page: opens Safelight as an EHR would, and shows what the pretend world made of it. */
import { watchCards } from './cards.js';
import { watchInbox } from './inbox.js';
import { watchFaults } from './faults.js';
import { ask, byId, clock, fill } from './parts.js';
import { recordWindow } from './window.js';

const { app, names, words, windowWords, cardWords, ...faultWords } = JSON.parse(byId('sandbox').textContent);
const form = byId('choose');
const frame = byId('safelight');

const chosen = (name) => form.elements.namedItem(name).value;
const child = () => ({ name: form.querySelector('[name=patient]:checked + span').textContent });
const say = (line) => (byId('said').textContent = line);
const orSay = (work) => async (event) => {
  event?.preventDefault();
  say('');
  try {
    await work();
  } catch (error) {
    say(fill(words.couldNot, { what: error.message }));
  }
};

/** The chart of the child: what any record system shows beside an app. */
async function showChart() {
  const id = chosen('patient');
  const { name, nhsNumber, verified, visit, noted } = await ask('GET', `/sandbox/chart/${id}`);
  // Another child was chosen while this one was being read.
  if (id !== chosen('patient')) return;
  void cards.opened(chosen('user'), id);
  const number = document.createElement('small');
  number.textContent = nhsNumber ? `${nhsNumber}${verified ? '' : `, ${words.notVerified}`}` : words.noNumber;
  byId('chart-name').replaceChildren(`${name} `, number);
  const rows = [
    [words.since, fill(words.place, { time: clock(visit.since), place: visit.place })],
    [words.complaint, visit.why],
    ...noted.map((line) => [words.noted, fill(words.notedAs, { ...line, time: clock(line.at) })]),
  ];
  byId('chart').replaceChildren(
    ...rows.flatMap(([term, value]) => {
      const dt = document.createElement('dt');
      const dd = document.createElement('dd');
      dt.textContent = term;
      dd.textContent = value;
      return [dt, dd];
    }),
  );
}

let tab;
const beside = recordWindow({
  app,
  words: windowWords,
  appWindow: () => tab ?? frame.contentWindow,
  giveBack: () => {
    if (tab) tab.close();
    else frame.removeAttribute('src');
    byId('frame-says').textContent = windowWords.done;
    beside.closed();
  },
  say,
});

const person = () => ({ person: form.querySelector('[name=user]:checked + span').textContent });

/** Opens Safelight in a new tab or in the frame, which is as wide as the page where no child is on screen. */
async function open(request, lines, frameWidth) {
  const full = byId('width').value === 'full';
  // A tab must be opened by the press itself, before anything is waited for. It keeps its opener, to which it speaks.
  tab = full ? window.open('', '_blank') : undefined;
  if (request.patient !== undefined) await beside.opened(request.patient);
  const { iss, launch } = await ask('POST', '/control/launch', request);
  const url = `${app}/launch?${new URLSearchParams({ iss, launch })}`;
  if (tab) {
    tab.location = url;
    say(lines.inTab);
    return;
  }
  byId('frame').dataset.width = frameWidth;
  frame.src = url;
  byId('frame-says').textContent = lines.inFrame;
  byId('frame').scrollIntoView({ block: frameWidth === 'wide' ? 'start' : 'nearest' });
}

const openOnChild = (more = {}) => {
  const width = byId('width').value;
  return open(
    {
      user: chosen('user'),
      patient: chosen('patient'),
      options: { needPatientBanner: !byId('banner').checked, ...beside.offer(), ...more },
    },
    { inTab: fill(words.opened, child()), inFrame: fill(words.frameAt, { ...child(), width }) },
    width,
  );
};

const openWithoutChild = () =>
  open(
    { user: chosen('user') },
    { inTab: fill(words.openedWithout, person()), inFrame: fill(words.frameWide, person()) },
    'wide',
  );

/** Another record is on screen: the hub tells Safelight, and where it is wished Safelight is opened on it anew. */
async function changeChild() {
  const reopens = beside.isOpen() && byId('reopen').checked && tab === undefined;
  await Promise.all([showChart(), beside.moved(chosen('patient'))]);
  if (reopens) await openOnChild();
}

function filterChildren() {
  const wanted = byId('filter').value.trim().toLowerCase();
  let left = 0;
  for (const box of byId('children').children) {
    box.hidden = !box.textContent.toLowerCase().includes(wanted);
    if (!box.hidden) left += 1;
  }
  const none = byId('none-left');
  none.textContent = left === 0 ? none.dataset.words : '';
}

form.addEventListener(
  'submit',
  orSay(() => openOnChild()),
);
byId('open-without').addEventListener('click', orSay(openWithoutChild));
form.addEventListener('change', ({ target }) => {
  if (target.name === 'patient') void orSay(changeChild)();
  // The chart is open, and somebody else looks at it now.
  if (target.name === 'user') void cards.opened(chosen('user'), chosen('patient'));
  // A frame without a child keeps the width of the page.
  const narrow = byId('frame').dataset.width !== 'wide';
  if (target.id === 'width' && target.value !== 'full' && narrow) byId('frame').dataset.width = target.value;
});
byId('filter').addEventListener('input', filterChildren);
byId('filter').addEventListener('keydown', (event) => {
  if (event.key === 'Enter') event.preventDefault();
});
byId('logout').addEventListener('click', orSay(beside.loggedOut));
byId('new-visit').addEventListener(
  'click',
  orSay(async () => {
    await ask('POST', `/sandbox/chart/${chosen('patient')}/visits`);
    await showChart();
    say(fill(words.visited, child()));
  }),
);
byId('start-again').addEventListener(
  'click',
  orSay(async () => {
    await ask('POST', '/sandbox/reset');
    frame.removeAttribute('src');
    beside.closed();
    await showChart();
    await faults.show();
    await inbox.read();
    say(words.reset);
  }),
);

/** The link of a card: Safelight is launched as ever, and told what the card said of it. */
const cards = watchCards({
  words: cardWords,
  say,
  openLink: ({ type, appContext }) =>
    type === 'smart' ? openOnChild({ appContext }) : Promise.reject(new Error(type)),
});
const faults = watchFaults({ ...faultWords, words });
const inbox = watchInbox({ words, nameOf: (number) => names[number] });
void orSay(showChart)();
