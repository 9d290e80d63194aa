import { everyScreenFits } from './support/fit.ts';
import { signInScreens } from './support/screens.ts';
import { test } from './support/world.ts';

test.use({ actionTimeout: 10_000, nhs: { cpis: 'cpis-fhir', auth: 'cis2' } });

everyScreenFits('The NHS sign-in', signInScreens);
