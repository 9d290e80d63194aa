import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FhirRequest, FhirResponse } from '../../../fhir/connection.ts';
import { NOW } from '../../../test/case-fixture.ts';
import { soon, world } from '../../../test/concern-world.tsx';
import { ConcernScreen } from '../ConcernScreen.tsx';
import { dateRead, dateTyped } from './typed-date.ts';

const ada: fhir4.RelatedPerson = {
  resourceType: 'RelatedPerson',
  id: 'r1',
  patient: { reference: 'Patient/amara' },
  relationship: [{ text: 'Mother' }],
  name: [{ given: ['Ada'], family: 'TESTMOTHER' }],
  birthDate: '1996-03-14',
};

type Answers = (request: FhirRequest) => unknown;

/** The form of a child whose record answers like this; what is not answered cannot be reached. */
async function openOn(answers: Answers) {
  const { asked, store } = world();
  const { session } = store.getState();
  const { patientId } = session.fhir;
  const send = (request: FhirRequest): Promise<FhirResponse> => {
    const body = answers(request);
    return Promise.resolve(
      body === undefined
        ? { kind: 'no-answer' }
        : { kind: 'answered', status: 200, headers: new Headers(), body },
    );
  };
  store.setState({
    household: { state: 'loading' },
    session: { ...session, fhir: { ...session.fhir, grantedScope: 'patient/*.cruds', send } },
  });
  const user = userEvent.setup({ delay: null });
  render(<ConcernScreen store={store} onLeave={() => undefined} clock={() => NOW} later={soon} />);
  await screen.findByLabelText(/What you saw and were told/);
  const openLine = async (name: RegExp) => user.click(screen.getByText(name, { selector: 'b' }));
  const kept = () => asked.drafts.at(-1) as { form: Record<string, unknown> } | undefined;
  return { user, openLine, kept, patientId, store };
}

const bundle = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

const capability = {
  resourceType: 'CapabilityStatement',
  rest: [
    { mode: 'server', resource: ['RelatedPerson', 'CareTeam', 'Observation'].map((type) => ({ type })) },
  ],
};

/** A record with a mother and an address. */
const withMother =
  (patientId: () => string): Answers =>
  ({ url }) => {
    if (url === 'metadata') return capability;
    if (url.startsWith('Patient/'))
      return {
        resourceType: 'Patient',
        id: patientId(),
        address: [{ use: 'home', line: ['1 Example Street'], city: 'Sheffield', postalCode: 'S10 9ZZ' }],
      };
    if (url.startsWith('RelatedPerson?'))
      return bundle({ ...ada, patient: { reference: `Patient/${patientId()}` } });
    return bundle();
  };

describe('people at home', () => {
  it('come from the record as such, are added to and taken out, and are put back', async () => {
    const id = world().store.getState().session.fhir.patientId;
    const { user, openLine, kept } = await openOn(withMother(() => id));
    await openLine(/Who is at home/);
    const people = within(
      await screen.findByRole('group', { name: 'People at home, and adults who matter' }),
    );
    expect(await people.findByText('Ada TESTMOTHER')).toBeDefined();
    expect(people.getByText(/born 14 Mar 1996.*parental responsibility not known/)).toBeDefined();
    expect(people.getByText('From the record')).toBeDefined();

    await user.click(people.getByRole('button', { name: 'Add a person' }));
    await user.click(people.getByLabelText('Name'));
    await user.paste('Kofi TESTCHILD');
    await user.click(people.getByLabelText('Born'));
    await user.paste('2019');
    await user.selectOptions(people.getByLabelText('Has parental responsibility?'), 'no');
    await user.click(people.getByRole('button', { name: 'Done' }));
    expect(people.getByText(/born 2019.*has no parental responsibility/)).toBeDefined();

    await user.click(people.getByRole('button', { name: 'Change Ada TESTMOTHER' }));
    await user.click(people.getByRole('button', { name: 'Take this person out' }));
    expect(people.queryByText('Ada TESTMOTHER')).toBeNull();
    await user.click(people.getByRole('button', { name: 'Put back Ada TESTMOTHER, from the record' }));
    expect(people.getByText('Ada TESTMOTHER')).toBeDefined();
    await waitFor(() => expect(kept()?.form['people']).toHaveLength(2));
  });

  it('say that the record could not be read, and not that there is nobody', async () => {
    const { openLine } = await openOn(() => undefined);
    await openLine(/Who is at home/);
    const people = within(
      await screen.findByRole('group', { name: 'People at home, and adults who matter' }),
    );
    expect(await people.findByText(/could not be read for people at home/)).toBeDefined();
    expect(people.getByRole('button', { name: 'Read again' })).toBeDefined();
    expect(screen.queryByText(/The record names no people/)).toBeNull();
  });
});

describe('what the record fills in', () => {
  it('never overwrites what was typed, however often it is read', async () => {
    const id = world().store.getState().session.fhir.patientId;
    const record = withMother(() => id);
    let away = true;
    const { user, openLine, kept } = await openOn((request) =>
      away && request.url.startsWith('Patient/') ? undefined : record(request),
    );
    await openLine(/^About/);
    expect(await screen.findByText(/could not be read for address and details/)).toBeDefined();
    const field = screen.getByLabelText('Address');
    expect(field).toHaveProperty('value', '');
    await user.click(field);
    await user.paste('9 Sample Road, as father says');
    away = false;
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    await screen.findByText(/The record says: 1 Example Street, Sheffield, S10 9ZZ/);
    expect(field).toHaveProperty('value', '9 Sample Road, as father says');
    await user.click(screen.getByRole('button', { name: 'Use the record’s' }));
    expect(field).toHaveProperty('value', '1 Example Street, Sheffield, S10 9ZZ');
    await user.clear(field);
    expect(field).toHaveProperty('value', '');
    expect(screen.getByText(/Taken out\. The record says:/)).toBeDefined();
    await waitFor(() => expect(kept()?.form['details']).toEqual({ address: '' }));
  });
});

describe('the short form', () => {
  it('shows no field of what may be known besides before its line is opened', async () => {
    await openOn(() => undefined);
    for (const label of ['Address', 'Ethnicity', 'What goes well', 'Why they came late, in their words'])
      expect(screen.queryByLabelText(label)).toBeNull();
  });

  it('asks for the delay and for what does not agree where they are ticked, and keeps what was written', async () => {
    const { user, kept } = await openOn(() => undefined);
    await user.click(screen.getByLabelText('Delay in coming'));
    await user.click(screen.getByLabelText('Why they came late, in their words'));
    await user.paste('No bus.');
    await user.click(screen.getByLabelText('Delay in coming'));
    expect(screen.getByLabelText('Why they came late, in their words')).toHaveProperty('value', 'No bus.');
    await user.click(screen.getByLabelText('The account changed'));
    expect(screen.getByLabelText('What does not agree')).toBeDefined();
    await waitFor(() => expect(kept()?.form['notes']).toEqual({ delay: 'No bus.' }));
  });

  it('asks to whom and for wishes behind one press', async () => {
    const { user, kept } = await openOn(() => undefined);
    await user.click(screen.getByRole('button', { name: 'Not said to you?' }));
    await user.click(screen.getByLabelText('Who it was said to'));
    await user.paste('R. DUMMY');
    await user.click(screen.getByRole('button', { name: 'Add wishes' }));
    await user.click(screen.getByLabelText(/wants to happen$/));
    await user.paste('To stay with grandmother');
    await waitFor(() =>
      expect(kept()?.form).toMatchObject({
        accounts: [{ saidTo: 'R. DUMMY' }],
        notes: { wishes: 'To stay with grandmother' },
      }),
    );
  });
});

describe('a date as somebody types it', () => {
  it.each([
    ['14/3/2019', '2019-03-14'],
    ['14 Mar 2019', '2019-03-14'],
    ['14.03.2019', '2019-03-14'],
    ['3/2019', '2019-03'],
    ['March 2019', '2019-03'],
    ['2019', '2019'],
    ['2019-03-14', '2019-03-14'],
    ['31/2/2019', undefined],
    ['14/3/19', undefined],
    ['tomorrow', undefined],
    ['1/1/2031', undefined],
    ['', undefined],
  ])('%s', (text, date) => {
    expect(dateRead(text, NOW)).toBe(date);
    if (date !== undefined) expect(dateRead(dateTyped(date), NOW)).toBe(date);
  });
});
