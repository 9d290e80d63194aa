import { useId, useRef, useState } from 'react';
import { bodyRegion } from '../../domain/body-region.ts';
import { bodyMapText as words } from '../../text/concern.ts';
import { TextButton } from '../Button.tsx';
import { Toggle } from '../Segmented.tsx';
import { BodyDrawing } from './BodyDrawing.tsx';
import type { Drawing } from './drawings.ts';
import { handsAndFeet } from './hands-and-feet.ts';
import { drawings, type Outline } from './outlines.ts';
import { RegionList } from './RegionList.tsx';

const captions: Readonly<Record<Drawing['id'], string>> = {
  front: 'Front',
  back: 'Back',
  face: 'Face and ears',
  palms: 'Palms',
  'hand-backs': 'Backs of the hands',
  'feet-tops': 'Feet from above',
  soles: 'Soles',
};

/**
 * Where marks are: a drawing that can be pressed, and the same places as a list. Left and right are the child's own.
 * Pressing a place always adds or opens; nothing is ever removed by pressing the drawing.
 */
export function BodyMap({
  outline,
  onOutline,
  marks,
  whose,
  onRegion,
}: {
  readonly outline: Outline;
  readonly onOutline: (outline: Outline) => void;
  /** The marks so far; their numbers are their places in this list, from 1. */
  readonly marks: readonly { readonly region: string }[];
  /** "Amara’s own" */
  readonly whose: string;
  readonly onRegion: (region: string) => void;
}) {
  const title = useId();
  const list = useId();
  const larger = useId();
  const [listed, setListed] = useState(false);
  const [enlarged, setEnlarged] = useState(false);
  const face = useRef<HTMLElement>(null);
  const marksIn = (region: string): readonly number[] =>
    marks.flatMap((mark, i) => (mark.region === region ? [i + 1] : []));
  const place = (region: string): void => {
    if (region !== 'face') {
      onRegion(region);
      return;
    }
    face.current?.querySelector<SVGElement>('.r')?.focus();
    face.current?.scrollIntoView({ block: 'nearest' });
  };
  const draw = (drawing: Drawing) => (
    <BodyDrawing
      drawing={drawing}
      label={`${words[outline]}: ${captions[drawing.id].toLowerCase()}`}
      marksIn={marksIn}
      onPlace={place}
    />
  );
  return (
    <div className="bm" role="group" aria-labelledby={title}>
      <div className="sec bm-head">
        <p className="legend" id={title}>
          {words.where}
        </p>
        <Toggle
          label={words.outline}
          options={[
            { value: 'baby', label: words.baby },
            { value: 'child', label: words.child },
          ]}
          chosen={outline}
          onChoose={onOutline}
        />
      </div>
      <div className="bm-grid">
        {drawings[outline].map((drawing) => (
          <figure
            key={drawing.id}
            className={drawing.id === 'face' ? 'bm-face' : undefined}
            ref={drawing.id === 'face' ? face : null}
          >
            <figcaption className="s strong">
              {captions[drawing.id]}
              {drawing.id === 'face' && (
                <TextButton onPress={() => setEnlarged(!enlarged)} expanded={enlarged} controls={larger}>
                  {words.larger}
                </TextButton>
              )}
            </figcaption>
            {draw(drawing)}
          </figure>
        ))}
      </div>
      <div id={larger} hidden={!enlarged} className="bm-larger">
        {enlarged &&
          handsAndFeet.map((drawing) => (
            <figure key={drawing.id}>
              <figcaption className="s strong">{captions[drawing.id]}</figcaption>
              {draw(drawing)}
            </figure>
          ))}
      </div>
      <p className="hint">
        {words.sides(whose)}{' '}
        <TextButton onPress={() => setListed(!listed)} expanded={listed} controls={list}>
          {listed ? words.hideList : words.showList}
        </TextButton>
      </p>
      <div id={list} hidden={!listed}>
        {listed && <RegionList marksIn={marksIn} onRegion={(id) => onRegion(bodyRegion(id).id)} />}
      </div>
    </div>
  );
}
