import { useState } from 'react';
import type { CareSetting } from '../../../domain/care-setting.ts';
import { lookUp } from '../../../text/cpis-look-up.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { SettingChoice } from './SettingChoice.tsx';

/** As what one looks, and the way to put it right. */
export function SettingLine({ setting }: { readonly setting: CareSetting }) {
  const [changing, setChanging] = useState(false);
  return (
    <div className="stack tight s">
      <p>
        <span className="q">{lookUp.lookingAs}</span> {lookUp.settingWords(setting.kind, setting.title)}{' '}
        <TextButton onPress={() => setChanging(!changing)} expanded={changing}>
          {lookUp.notRight}
        </TextButton>
      </p>
      {changing && <SettingChoice onDone={() => setChanging(false)} />}
    </div>
  );
}
