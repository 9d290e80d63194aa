import { appWords } from '../text/app.ts';
import { Gap } from '../ui/PartState.tsx';

/** Said above whatever was on screen: what was read and written stays where it is. */
export function SessionEnded() {
  return (
    <div role="alert">
      <Gap shape="fault" look="gap fault" title={appWords.ended}>
        {appWords.endedHelp}
      </Gap>
    </div>
  );
}
