/** The sandbox page: opens Safelight as an EHR would, and shows what the pretend world made of it. */
import { watchInbox } from './inbox.js';
import { watchFaults } from './faults.js';
import { ask, byId, clock, fill } from './parts.js';

const { app, names, words, ...faultWords } = JSON.parse(byId('sandbox').textContent);
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

async function open() {
  const width = byId('width').value;
  // A tab must be opened by the press itself, before anything is waited for.
  const tab = width === 'full' ? window.open('', '_blank') : undefined;
  const { iss, launch } = await ask('POST', '/control/launch', {
    user: chosen('user'),
    patient: chosen('patient'),
    options: { needPatientBanner: !byId('banner').checked },
  });
  const url = `${app}/launch?${new URLSearchParams({ iss, launch })}`;
  if (tab) {
    tab.opener = null;
    tab.location = url;
    say(fill(words.opened, child()));
    return;
  }
  byId('frame').dataset.width = width;
  frame.src = url;
  byId('frame-says').textContent = fill(words.frameAt, { ...child(), width });
  byId('frame').scrollIntoView({ block: 'nearest' });
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

form.addEventListener('submit', orSay(open));
form.addEventListener('change', ({ target }) => {
  if (target.name === 'patient') void orSay(showChart)();
  if (target.id === 'width' && target.value !== 'full') byId('frame').dataset.width = target.value;
});
byId('filter').addEventListener('input', filterChildren);
byId('filter').addEventListener('keydown', (event) => {
  if (event.key === 'Enter') event.preventDefault();
});
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
    await showChart();
    await faults.show();
    await inbox.read();
    say(words.reset);
  }),
);

const faults = watchFaults({ ...faultWords, words });
const inbox = watchInbox({ words, nameOf: (number) => names[number] });
void orSay(showChart)();
