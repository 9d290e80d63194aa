import { deskScreens } from './support/desk.ts';
import { everyScreenFits } from './support/fit.ts';
import { test } from './support/world.ts';

test.use({ actionTimeout: 10_000 });

everyScreenFits('The desk', deskScreens);
