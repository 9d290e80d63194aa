/** The window in which a person signs in to the NHS. It goes nowhere until it is told where. */
export interface SignInWindow {
  /** Sends it on as soon as its page is ready. */
  readonly goTo: (url: string) => void;
  /** Closed, or out of reach: a page on the way may cut the tie, so this alone never proves that it is gone. */
  readonly closed: () => boolean;
  readonly close: () => void;
  /** Lets go of it without closing it. */
  readonly release: () => void;
}

type Listen = (event: MessageEvent) => void;

/** What is used of the page's own window. */
export interface OpenerPage {
  readonly open: (
    page: string,
    name: string,
    look: string,
  ) => Pick<Window, 'closed' | 'close' | 'postMessage'> | null;
  readonly addEventListener: (type: 'message', listen: Listen) => void;
  readonly removeEventListener: (type: 'message', listen: Listen) => void;
  readonly location: Pick<Location, 'origin'>;
}

const page = '/nhs/sign-in';
const look = 'popup,width=520,height=760';

const isReady = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'safelight' in data && data.safelight === 'nhs-sign-in-ready';

/**
 * Opens the sign-in window; must be called within the press itself, or the browser blocks it. Undefined when it did.
 * Only this window, on this page's own origin, is listened to and told where to go.
 */
export function openSignInWindow(from: OpenerPage): SignInWindow | undefined {
  const opened = from.open(page, '_blank', look);
  if (opened === null || opened.closed) return undefined;
  const { origin } = from.location;
  let url: string | undefined;
  let ready = false;
  const send = () => {
    if (ready && url !== undefined) opened.postMessage({ safelight: 'nhs-sign-in-go', url }, origin);
  };
  const listen: Listen = (event) => {
    if (event.source !== opened || event.origin !== origin || !isReady(event.data)) return;
    ready = true;
    send();
  };
  const release = () => from.removeEventListener('message', listen);
  from.addEventListener('message', listen);
  return {
    goTo: (to) => {
      url = to;
      send();
    },
    closed: () => opened.closed,
    close: () => {
      release();
      opened.close();
    },
    release,
  };
}
