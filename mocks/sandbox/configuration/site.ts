import type { InferInput } from 'valibot';
import type { LocalAuthorities, Site } from '../../../smart-config/schema/site.ts';
import { authorities } from '../../scenarios/authorities.ts';
import { places } from '../../scenarios/encounters.ts';

/** The pretend hospital. Every number is from Ofcom's ranges for drama. */
export const sandboxSite: InferInput<typeof Site> = {
  name: places.testshire,
  safeguardingTeam: {
    name: 'Safeguarding children team',
    phone: '01632 960110',
    hours: { days: [1, 2, 3, 4, 5], from: '08:30', to: '16:30' },
  },
  namedNurse: { name: 'J. DUMMY', phone: '01632 960111' },
  escalation: { name: 'D. MOCK, named doctor for safeguarding', phone: '01632 960112' },
};

/** Follows "Number from" on screen. */
const madeUp = 'the sandbox’s made-up list';

/**
 * The authorities around the pretend hospital, each reached in its own way. Those without a number or a way show what a
 * site sees before it adds one.
 */
export const sandboxAuthorities: InferInput<typeof LocalAuthorities> = {
  version: '1.0.0',
  source: 'Safelight sandbox: real names and one made-up one, made-up telephone numbers',
  authorities: [
    {
      name: authorities.sheffield.authority,
      postcodes: [
        ...['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10', 'S11', 'S12', 'S13', 'S14'],
        ...['S17', 'S20', 'S35', 'S36'],
      ],
      phones: authorities.sheffield.phones,
      phonesFrom: madeUp,
      routes: ['within-record-system', 'telephone'],
    },
    {
      name: authorities.leeds.authority,
      postcodes: ['LS'],
      phones: authorities.leeds.phones,
      phonesFrom: madeUp,
      hours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' },
      routes: ['form-or-portal', 'telephone'],
      portal: 'https://refer.leeds.example/children',
    },
    {
      name: authorities.shropshire.authority,
      postcodes: ['SY1', 'SY2', 'SY3', 'SY4', 'SY5', 'SY6', 'SY7', 'SY8', 'SY9', 'SY11', 'SY12', 'SY13'],
      phones: authorities.shropshire.phones,
      phonesFrom: `${madeUp}. On the border: a child who lives in Wales belongs to a Welsh authority, which CP-IS does not hold`,
      routes: ['secure-email', 'telephone'],
      email: 'first.point@shropshire.example',
    },
    {
      name: 'Rotherham Metropolitan Borough Council',
      postcodes: ['S25', 'S26', 'S60', 'S61', 'S65', 'S66'],
      phones: { officeHours: '01632 960130', emergencyDuty: '01632 960131' },
      phonesFrom: madeUp,
      routes: ['telephone'],
    },
    { name: 'Barnsley Metropolitan Borough Council', postcodes: ['S70', 'S71', 'S72', 'S73', 'S74', 'S75'] },
    {
      name: 'Derbyshire County Council',
      postcodes: ['S18', 'S21', 'S32', 'S33', 'S40', 'S41', 'S42', 'S43', 'S44', 'S45'],
    },
    {
      // With questions of its own: no real authority is given a form that it does not have.
      name: 'Testshire Council (pretend)',
      phones: { officeHours: '01632 960140', emergencyDuty: '01632 960141' },
      phonesFrom: madeUp,
      routes: ['form-or-portal', 'telephone'],
      portal: 'https://refer.testshire.example/children',
      questionnaire: 'testshire-referral',
    },
  ],
};
