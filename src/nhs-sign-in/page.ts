import { finishNhsSignIn } from '../api/finish-nhs-sign-in.ts';
import { comeBack } from './come-back.ts';
import { goWhereToldTo } from './go.ts';
import './nhs-sign-in.css';
import { drawWindow } from './screen.ts';

const root = document.getElementById('safelight');
if (root !== null) {
  const page = { window, show: drawWindow(root) };
  if (location.pathname.endsWith('/nhs/signed-in')) void comeBack(page, finishNhsSignIn);
  else goWhereToldTo(page);
}
