import { bodyRegions, type BodyRegion } from '../../domain/body-region.ts';
import { bodyMapText as words } from '../../text/concern.ts';
import { Checkbox } from '../Choice.tsx';

const views = ['face', 'front', 'back', 'hands', 'feet'] as const;

/** Every place by name; small and hidden ones are only here. Pressing one that is marked opens it again. */
export function RegionList({
  marksIn,
  onRegion,
}: {
  readonly marksIn: (region: string) => readonly number[];
  readonly onRegion: (region: string) => void;
}) {
  const named = ({ id, name }: BodyRegion): string => {
    const marks = marksIn(id);
    return marks.length === 0 ? name : `${name} (${marks.join(', ')})`;
  };
  return (
    <div className="bm-list card pad">
      {views.map((view) => (
        <fieldset key={view}>
          <legend className="s strong">{words.views[view]}</legend>
          <div className="ticks">
            {bodyRegions
              .filter((region) => region.view === view)
              .map((region) => (
                <Checkbox
                  key={region.id}
                  id={`place-${region.id}`}
                  label={named(region)}
                  checked={marksIn(region.id).length > 0}
                  onChange={() => onRegion(region.id)}
                />
              ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
