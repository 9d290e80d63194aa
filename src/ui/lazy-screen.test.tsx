import { Suspense } from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { lazyScreen } from './lazy-screen.tsx';

const Form = ({ name }: { readonly name: string }) => <p>Form for {name}</p>;

function draw(load: () => Promise<typeof Form>) {
  const Part = lazyScreen(load);
  render(
    <>
      <textarea aria-label="Elsewhere" />
      <Suspense fallback={<p>Opening</p>}>
        <Part name="Ada" />
      </Suspense>
    </>,
  );
}

it('draws what it fetched', async () => {
  draw(() => Promise.resolve(Form));
  await screen.findByText('Form for Ada');
});

it('says where it did not arrive, keeps what is around it, and draws it at another try', async () => {
  let tries = 0;
  draw(() => (++tries < 3 ? Promise.reject(new TypeError('gone')) : Promise.resolve(Form)));
  const field = screen.getByLabelText<HTMLTextAreaElement>('Elsewhere');
  await userEvent.type(field, 'words');
  while (tries < 3) {
    expect((await screen.findByRole('alert')).textContent).toContain('This part of Safelight did not arrive');
    expect(field.value).toBe('words');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  }
  await screen.findByText('Form for Ada');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(field.value).toBe('words');
});
