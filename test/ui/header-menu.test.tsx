import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { HeaderMenu } from '../../src/features/shell/header-menu.tsx';

it('fetches what a menu holds when somebody points at its button, says when that fails, and tries again', async () => {
  const load = vi
    .fn<() => Promise<() => string>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValue(() => 'What it holds');
  render(<HeaderMenu label="Settings" face="S" load={load} />);
  const user = userEvent.setup();
  expect(load).not.toHaveBeenCalled();
  await user.hover(screen.getByRole('button', { name: 'Settings' }));
  expect(await screen.findByText(/could not be loaded/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  expect(await screen.findByText('What it holds')).toBeInTheDocument();
  const calls = load.mock.calls.length;
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  expect(load).toHaveBeenCalledTimes(calls);
});
