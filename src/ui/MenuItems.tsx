import { useState } from 'react';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { menu } from '../text/common.ts';

export interface About {
  readonly rulesVersion: string;
  readonly clinician?: string | undefined;
  /** This person may read the alert rules, and this screen may be left for them. */
  readonly mayReadRules?: boolean;
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
      {about.mayReadRules === true && (
        <MenuItem component="a" href="#/rules" onClick={onClose}>
          {menu.alertRules}
        </MenuItem>
      )}
      <MenuItem onClick={onClose}>{menu.close}</MenuItem>
    </Menu>
  );
}
