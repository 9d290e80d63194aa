/** The pretend record system's own window: it answers SMART Web Messaging and tells the hub which record is open. */
import { ask, byId, fill } from './parts.js';

/** How often and how long the hub is asked what Safelight answered. Milliseconds. */
const LOOK_EVERY = 300;
const LOOK_FOR = 12_000;

export function recordWindow({ app, words, appWindow, giveBack, say }) {
  const handle = crypto.randomUUID();
  const topic = crypto.randomUUID();
  const drafts = new Map();
  let made = 0;
  let asked = 0;
  let isOpen = false;

  const note = (line) => {
    const item = document.createElement('li');
    item.textContent = line;
    byId('window-said').prepend(item);
    byId('window-empty').hidden = true;
  };

  async function sign(where) {
    await ask('POST', '/sandbox/sign', drafts.get(where));
    drafts.delete(where);
    drawDrafts();
    note(fill(words.signed, { where }));
  }
  function drawDrafts() {
    const rows = [...drafts.keys()].map((where) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn slim';
      button.textContent = `${byId('drafts').dataset.sign} ${where}`;
      button.addEventListener('click', () => void sign(where).catch((error) => say(error.message)));
      item.append(button);
      return item;
    });
    byId('drafts').replaceChildren(...rows);
    byId('drafts-part').hidden = drafts.size === 0;
  }

  function launchActivity({ activityType, activityParameters: given }) {
    const known = words.activities[activityType];
    const where = [
      given?.problemLocation,
      given?.draftOrderLocations,
      given?.appointmentLocations?.entry?.map(({ fullUrl }) => fullUrl),
    ]
      .flat()
      .filter(Boolean)
      .join(', ');
    const what = known === undefined ? activityType : fill(known, { where });
    note(fill(known === undefined ? words.refusedActivity : words.activity, { what }));
    return { status: known === undefined ? 'error' : 'success' };
  }

  /** What each message is answered with. */
  const answers = {
    'status.handshake': () => {
      note(words.handshake);
      return {};
    },
    'ui.done': () => {
      note(words.done);
      setTimeout(giveBack, 0);
      return { status: 'success' };
    },
    'ui.launchActivity': launchActivity,
    'scratchpad.create': ({ resource }) => {
      const location = `${resource.resourceType}/draft-${(made += 1)}`;
      drafts.set(location, { ...resource, id: location.split('/')[1] });
      drawDrafts();
      note(fill(words.staged, { where: location }));
      return { status: '201 Created', location };
    },
    'scratchpad.read': ({ location }) => {
      note(words.read);
      if (location === undefined) {
        const entry = [...drafts.values()].map((resource) => ({ resource }));
        return { scratchpad: { resourceType: 'Bundle', type: 'collection', entry } };
      }
      const resource = drafts.get(location);
      return resource === undefined ? { status: '404 Not Found' } : { status: '200 OK', resource };
    },
    'scratchpad.update': ({ location, resource }) => {
      if (!drafts.has(location)) return { status: '404 Not Found' };
      drafts.set(location, resource);
      note(fill(words.changed, { where: location }));
      return { status: '200 OK', location };
    },
    'scratchpad.delete': ({ location }) => {
      if (!drafts.delete(location)) return { status: '404 Not Found' };
      drawDrafts();
      note(fill(words.removed, { where: location }));
      return { status: '204 No Content' };
    },
  };

  window.addEventListener('message', ({ origin, source, data }) => {
    if (origin !== app || source !== appWindow() || data?.messagingHandle !== handle) return;
    const answer = answers[data.messageType];
    if (answer === undefined) return;
    const payload = answer(data.payload ?? {});
    const messageId = crypto.randomUUID();
    source.postMessage({ messageId, responseToMessageId: data.messageId, payload }, origin);
  });

  /** Says what Safelight answered to the latest event, as soon as it did. */
  async function lookForAnswer(before) {
    const mine = (asked += 1);
    for (let waited = 0; waited < LOOK_FOR && mine === asked; waited += LOOK_EVERY) {
      const { answers: heard } = await ask('GET', `/control/hub?topic=${topic}`);
      if (heard.length > before) {
        const { status } = heard.at(-1);
        note(status === 'silent' ? words.silent : status < 300 ? words.followed : words.refused);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  }
  async function tell(happening, line) {
    const { answers: before, listening } = await ask('GET', `/control/hub?topic=${topic}`);
    await ask('POST', '/control/hub', { topic, ...happening });
    if (line === undefined || listening === 0) return;
    note(line);
    void lookForAnswer(before.length).catch(() => undefined);
  }

  return {
    /** What a launch of the record that is open is told. */
    offer: () => ({ messagingHandle: handle, ...(byId('tell').checked && { hubTopic: topic }) }),
    /** The record that is open is this child's, before Safelight is opened on it. */
    opened: async (patient) => {
      isOpen = true;
      await tell({ event: 'Patient-open', patient });
    },
    /** Another child was chosen while Safelight was open. */
    moved: async (patient) => {
      if (isOpen && byId('tell').checked) await tell({ event: 'Patient-open', patient }, words.opened);
    },
    loggedOut: () => tell({ event: 'UserLogout' }, words.loggedOut),
    closed: () => {
      isOpen = false;
      drafts.clear();
      drawDrafts();
    },
    isOpen: () => isOpen,
  };
}
