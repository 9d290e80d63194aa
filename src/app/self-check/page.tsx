import { createRoot } from 'react-dom/client';
import { readPageConfig } from '../../config/read-page-config.ts';
import { SelfCheckPage } from '../../features/self-check/SelfCheckPage.tsx';
import { failureScreen } from '../../launch/failure-page.ts';
import { Page } from '../Page.tsx';

/** The page `/self-check`, for IT and suppliers, without a sign-in. After `#` stands the launch's `iss`, where one failed. */
const place = document.getElementById('safelight');
const config = readPageConfig(document);
const iss = new URLSearchParams(location.hash.slice(1)).get('iss') ?? undefined;
if (place !== null && !config.ok)
  place.replaceChildren(failureScreen({ kind: 'configuration-wrong', ...config.failure }, new Date()));
if (place !== null && config.ok)
  createRoot(place).render(
    <Page>
      <SelfCheckPage config={config.value} iss={iss} />
    </Page>,
  );
