import { register as words } from '../../../text/register.ts';
import { linkTo } from '../places.ts';

const places = ['register', 'child', 'activity'] as const;

/** The ways between the parts of the register. */
export function Places({ here }: { readonly here: (typeof places)[number] }) {
  return (
    <nav className="reg-places" aria-label={words.nav}>
      {places.map((place) => (
        <a key={place} href={linkTo[place]} aria-current={place === here ? 'page' : undefined}>
          {words.places[place]}
        </a>
      ))}
    </nav>
  );
}
