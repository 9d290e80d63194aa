import { launchPage } from '../text/launch.ts';
import { failureScreen } from './failure-page.ts';
import type { LaunchFailure } from './session.ts';

/** Puts the screen of a failed launch in the page's place. Fetched only where a launch failed. */
export function showFailure(failure: LaunchFailure, place: HTMLElement): void {
  document.title = launchPage.documentTitle;
  place.replaceChildren(failureScreen(failure, new Date()));
}
