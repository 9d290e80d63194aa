import { useState } from 'react';
import { lookUp as words } from '../../../text/cpis-look-up.ts';
import { common } from '../../../text/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { useCase } from '../use-case.ts';
import { GatewayAway } from './GatewayAway.tsx';

/** Asks once where care is given; nothing is looked up by answering. */
export function SettingChoice({ onDone }: { readonly onDone?: () => void }) {
  const gateway = useCase((state) => state.gateway);
  const current = useCase((state) => state.setting);
  const chooseSetting = useCase((state) => state.chooseSetting);
  const [chosen, setChosen] = useState(current?.id ?? '');
  const [trying, setTrying] = useState<'no' | 'yes' | 'failed'>('no');
  if (gateway.state === 'opening') return <p className="q">{words.opening}</p>;
  if (gateway.state === 'away') return <GatewayAway why={gateway.why}>{words.settingsAway}</GatewayAway>;
  const { settings } = gateway;
  if (settings.length === 0) return <p>{words.noSettings}</p>;

  const use = async () => {
    setTrying('yes');
    const result = await chooseSetting(chosen);
    setTrying(result.ok ? 'no' : 'failed');
    if (result.ok) onDone?.();
  };

  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== '') void use();
      }}
    >
      <Select
        id="care-setting"
        label={words.askSetting}
        hint={words.askSettingWhy}
        placeholder={common.choose}
        value={chosen}
        onChange={setChosen}
        options={settings.map(({ id, title, kind }) => ({
          value: id,
          label: `${title} (${kind === 'unscheduled' ? 'unscheduled' : 'scheduled'})`,
        }))}
        error={trying === 'failed' ? words.settingFailed : undefined}
      />
      <Button submit working={trying === 'yes' ? words.useSetting : undefined}>
        {words.useSetting}
      </Button>
    </form>
  );
}
