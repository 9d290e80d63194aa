import { useState } from 'react';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { menu } from '../text/common.ts';
import { deskFrame } from '../text/desk-frame.ts';

/** The others are a step away from the alert rules. */
const offered = ['rules', 'referrals', 'register'] as const;

export interface About {
  readonly rulesVersion: string;
  readonly clinician?: string | undefined;
  /** Parts of the desk that this person may see, for which this screen may be left. */
  readonly desk?: readonly (keyof typeof deskFrame.parts)[];
  readonly signOut?: (() => void) | undefined;
}

/** What the mark opens: what Safelight is, by which rules it judged, who is signed in. */
export function MenuItems({
  anchor,
  about,
  onClose,
}: {
  readonly anchor: HTMLElement;
  readonly about: About;
  readonly onClose: () => void;
}) {
  const [reading, setReading] = useState(false);
  return (
    <Menu open anchorEl={anchor} container={anchor.closest('header')} onClose={onClose}>
      {reading ? (
        <li className="about" role="none">
          <p>{menu.aboutText}</p>
          <p className="s q">{menu.rules(about.rulesVersion)}</p>
          {about.clinician !== undefined && <p className="s q">{menu.signedIn(about.clinician)}</p>}
        </li>
      ) : (
        <MenuItem onClick={() => setReading(true)}>{menu.about}</MenuItem>
      )}
      {offered
        .filter((part) => about.desk?.includes(part))
        .map((part) => (
          <MenuItem key={part} component="a" href={`#/${part}`} onClick={onClose}>
            {deskFrame.parts[part]}
          </MenuItem>
        ))}
      {about.signOut !== undefined && (
        <MenuItem
          onClick={() => {
            onClose();
            about.signOut?.();
          }}
        >
          {menu.signOut}
        </MenuItem>
      )}
      <MenuItem onClick={onClose}>{menu.close}</MenuItem>
    </Menu>
  );
}
