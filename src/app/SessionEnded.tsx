import { appWords } from '../text/launch.ts';

/** Said above whatever was on screen: what was read and written stays where it is. */
export function SessionEnded() {
  return (
    <div className="gap fault" role="alert">
      <b>{appWords.ended}</b>
      <p>{appWords.endedHelp}</p>
    </div>
  );
}
