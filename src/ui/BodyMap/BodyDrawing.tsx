import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { bodyRegion } from '../../domain/body-region.ts';
import type { Drawing, Place } from './drawings.ts';

interface PlaceProps {
  readonly place: Place;
  readonly clip: string;
  /** Numbers of the marks in this place. */
  readonly marks: readonly number[];
  readonly onPress: () => void;
}

const pressKeys = ['Enter', ' '];

function press(event: KeyboardEvent, act: () => void): void {
  if (!pressKeys.includes(event.key)) return;
  event.preventDefault();
  act();
}

function RegionShape({ place, clip, marks, onPress }: PlaceProps) {
  const toFace = place.region === 'face';
  return (
    <>
      <path
        className="r"
        d={place.path}
        {...(place.within === true ? { clipPath: `url(#${clip})` } : {})}
        role={toFace ? 'button' : 'checkbox'}
        tabIndex={0}
        {...(toFace ? {} : { 'aria-checked': marks.length > 0 })}
        aria-label={toFace ? 'Face: choose below' : bodyRegion(place.region).name}
        onClick={onPress}
        onKeyDown={(event) => press(event, onPress)}
      />
      {marks.length > 0 && place.tag !== undefined && (
        <text className="tag" x={place.tag[0]} y={place.tag[1]} aria-hidden="true">
          {marks.join(',')}
        </text>
      )}
    </>
  );
}

/** A place that is a word below the drawing: chosen like the others, and drawn by nobody. */
function NamedPlace({
  region,
  marks,
  x,
  y,
  onPress,
}: {
  readonly region: string;
  readonly marks: readonly number[];
  readonly x: number;
  readonly y: number;
  readonly onPress: () => void;
}) {
  const { name } = bodyRegion(region);
  return (
    <>
      <rect
        className="r"
        x={x - 40}
        y={y - 13}
        width={80}
        height={17}
        rx={3}
        role="checkbox"
        tabIndex={0}
        aria-checked={marks.length > 0}
        aria-label={name}
        onClick={onPress}
        onKeyDown={(event) => press(event, onPress)}
      />
      <text className="named" x={x} y={y} textAnchor="middle" aria-hidden="true">
        {marks.length === 0 ? name : `${name} ${marks.join(',')}`}
      </text>
    </>
  );
}

/** One drawing with its places. Chosen places are solid and carry the numbers of their marks. */
export function BodyDrawing({
  drawing,
  label,
  marksIn,
  onPlace,
}: {
  readonly drawing: Drawing;
  readonly label: string;
  readonly marksIn: (region: string) => readonly number[];
  readonly onPlace: (region: string) => void;
}) {
  const clip = useId();
  const [width, height] = drawing.box;
  const { top = 0, named } = drawing;
  const foot = top + height - 3;
  const region = (place: Place) => (
    <RegionShape
      key={place.region}
      place={place}
      clip={clip}
      marks={marksIn(place.region)}
      onPress={() => onPlace(place.region)}
    />
  );
  const rightEdge = drawing.leftEdge === 'Left' ? 'Right' : 'Left';
  return (
    <svg viewBox={`0 ${top} ${width} ${height}`} role="group" aria-label={label}>
      {drawing.trunk !== undefined && (
        <clipPath id={clip}>
          <path d={drawing.trunk} />
        </clipPath>
      )}
      {(['edge', 'skin'] as const).map((layer) => (
        <g key={layer} className={layer}>
          {drawing.outlines.map((path) => (
            <path key={path} d={path} />
          ))}
        </g>
      ))}
      {drawing.places.map(region)}
      {drawing.head !== undefined && (
        <>
          <path className="edge1" d={drawing.head.path} />
          {drawing.head.places.map(region)}
        </>
      )}
      {drawing.creases.map(({ path, dash, width: stroke }) => (
        <path key={path} className="crease" d={path} strokeDasharray={dash} style={{ strokeWidth: stroke }} />
      ))}
      {drawing.dots.map(([cx, cy]) => (
        <circle key={cx} cx={cx} cy={cy} r="1.3" fill="var(--line-strong)" />
      ))}
      {named !== undefined && (
        <NamedPlace
          region={named}
          marks={marksIn(named)}
          x={width / 2}
          y={foot}
          onPress={() => onPlace(named)}
        />
      )}
      <text className="side" x={2} y={foot}>
        {drawing.leftEdge}
      </text>
      <text className="side" x={width - 2} y={foot} textAnchor="end">
        {rightEdge}
      </text>
    </svg>
  );
}
