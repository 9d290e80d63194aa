import { useState } from 'react';
import type { NhsRole } from '../../../api/nhs-sign-in.ts';
import { rightFor } from '../../../case/rights.ts';
import type { CareSetting } from '../../../domain/care-setting.ts';
import { nhsSignIn as words } from '../../../text/nhs-sign-in.ts';
import { Button } from '../../../ui/Button.tsx';
import { Radios } from '../../../ui/Choice.tsx';
import { useCase } from '../use-case.ts';
import { useThen } from './SignInButton.tsx';

const mayLookUpHere = ({ rights }: NhsRole, setting: CareSetting | undefined): boolean =>
  setting === undefined || rights.includes(rightFor(setting.kind));

/** What a role lets its holder look up, and whether that holds where care is given now. */
function allows(role: NhsRole, setting: CareSetting | undefined): string {
  const { rights } = role;
  const unscheduled = rights.includes('look-up-unscheduled');
  const scheduled = rights.includes('look-up-scheduled');
  if (!unscheduled && !scheduled) return words.allows.nothing;
  if (unscheduled && scheduled) return words.allows.both;
  const what = unscheduled ? words.allows.unscheduled : words.allows.scheduled;
  return setting === undefined || mayLookUpHere(role, setting)
    ? what
    : `${what} ${words.notHere(setting.title)}`;
}

/** One of the roles of the person's NHS identity; shown with what each allows, those that allow nothing too. */
export function ChooseRole({
  roles,
  current,
  onDone,
}: {
  readonly roles: readonly NhsRole[];
  readonly current?: string;
  /** Called when a role is chosen or kept; absent where one must be chosen. */
  readonly onDone?: () => void;
}) {
  const setting = useCase((state) => state.setting);
  const chooseRole = useCase((state) => state.chooseNhsRole);
  const [chosen, setChosen] = useState(current);
  const able = roles.some((role) => role.id === chosen && mayLookUpHere(role, setting));
  const then = useThen();
  const [state, setState] = useState<'choosing' | 'none-chosen' | 'keeping' | 'failed'>('choosing');
  const error = {
    'none-chosen': words.fixRole,
    failed: words.roleFailed,
    choosing: undefined,
    keeping: undefined,
  };

  const use = async () => {
    if (chosen === undefined) {
      setState('none-chosen');
      return;
    }
    setState('keeping');
    const kept = await chooseRole(chosen);
    setState(kept.ok ? 'choosing' : 'failed');
    if (kept.ok) onDone?.();
  };

  return (
    <form
      className="stack tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void use();
      }}
    >
      <Radios
        id="nhs-role"
        label={words.chooseRole}
        hint={words.chooseRoleWhy}
        value={chosen}
        onChange={setChosen}
        error={error[state]}
        options={roles.map((role) => ({
          value: role.id,
          label: role.organisation === undefined ? role.title : `${role.title}, ${role.organisation}`,
          hint: allows(role, setting),
        }))}
      />
      <div className="row">
        <Button
          submit
          consequence={able ? then : undefined}
          working={state === 'keeping' ? words.usingRole : undefined}
        >
          {words.useRole}
        </Button>
        {onDone !== undefined && <Button onPress={onDone}>{words.keepRole}</Button>}
      </div>
    </form>
  );
}
