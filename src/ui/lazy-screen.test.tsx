import { Suspense } from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { lazyScreen } from './lazy-screen.tsx';

interface FormProps {
  readonly name: string;
  readonly onLeave?: () => void;
}
const Form = ({ name }: FormProps) => <p>Form for {name}</p>;

function draw(load: () => Promise<typeof Form>, onLeave?: () => void) {
  const Part = lazyScreen(load);
  render(
    <>
      <textarea aria-label="Elsewhere" defaultValue="words" />
      <Suspense fallback={<p>Opening</p>}>
        <Part name="Ada" {...(onLeave === undefined ? {} : { onLeave })} />
      </Suspense>
    </>,
  );
}
const gone = () => Promise.reject(new TypeError('gone'));

it('draws what it fetched', async () => {
  draw(() => Promise.resolve(Form));
  await screen.findByText('Form for Ada');
});

it('says where it did not arrive, and keeps what is around it', async () => {
  draw(gone);
  expect((await screen.findByRole('alert')).textContent).toContain('This part of Safelight did not arrive');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Elsewhere').value).toBe('words');
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

it('leads back where the screen could be left', async () => {
  let left = 0;
  draw(gone, () => (left += 1));
  await userEvent.click(await screen.findByRole('button', { name: 'Back to where you were' }));
  expect(left).toBe(1);
});
