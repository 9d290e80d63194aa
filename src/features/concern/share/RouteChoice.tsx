import { routeText as words } from '../../../text/concern-share.ts';
import { Radios } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { fieldIds } from '../field-ids.ts';
import { recordRoute } from '../setting.ts';
import { useCase, useChange, useConcern, useFix, useForm, useSetting } from '../use-concern.ts';
import { waysOffered } from './routes.ts';

/** How it reaches the first recipient: the usual way of that authority in a line, or asked where nobody knows one. */
export function RouteChoice({ to }: { readonly to: string }) {
  const form = useForm();
  const change = useChange();
  const { route } = useSetting();
  const fix = useFix(fieldIds.route);
  const offers = useConcern((state) => state.offers);
  const ways = waysOffered(useCase((state) => recordRoute(state, offers)));
  const asked = route === undefined || form.route !== undefined || fix !== undefined;
  const choice = (
    <Radios
      id={fieldIds.route}
      label={words.how}
      error={fix}
      {...(route === undefined ? { hint: words.howHint(to) } : {})}
      value={route}
      options={ways.map((value) => ({
        value,
        label: words.options[value],
        hint: words.hints[value],
      }))}
      onChange={(value) => change({ route: value })}
    />
  );
  if (asked) return choice;
  return (
    <div className="field">
      <p className="legend">{words.how}</p>
      <p>
        <b className="strong">{words.options[route]}.</b> {words.usual(to)}{' '}
        <span className="q">{words.hints[route]}</span>
      </p>
      <Disclosure summary={words.change} summaryClass="textlink">
        {choice}
      </Disclosure>
    </div>
  );
}
