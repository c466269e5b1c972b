import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onAnnouncement } from '../../src/lib/announcer.ts';
import { ToastHost } from '../../src/lib/toast-host.tsx';
import { dismissToast, showToast, updateToast } from '../../src/lib/toasts.ts';

const seconds = (count: number) => act(() => vi.advanceTimersByTimeAsync(count * 1000));

afterEach(() => {
  vi.useRealTimers();
});

/** Shows a toast with the region loaded and the clock in hand. */
async function show(request: Parameters<typeof showToast>[0]) {
  render(<ToastHost />);
  act(() => void showToast({ title: 'The first one' }));
  await screen.findByText('The first one');
  vi.useFakeTimers();
  act(() => void showToast(request));
  await seconds(0.1);
}

describe('A toast', () => {
  it('is shown and announced once, even when it comes before there is a region for it', async () => {
    const heard = vi.fn();
    const stop = onAnnouncement(heard);
    showToast({ title: 'Early', description: 'Before the host.' });
    render(<ToastHost />);
    expect(await screen.findByText('Early')).toBeInTheDocument();
    await waitFor(() => expect(heard).toHaveBeenCalled());
    stop();
    expect(
      heard.mock.calls
        .flat()
        .join(' ')
        .match(/Early\. Before the host\./g),
    ).toHaveLength(1);
    expect(screen.getByRole('region', { name: 'Notifications' })).toHaveAttribute('aria-live', 'off');
  });

  it('stays for six seconds', async () => {
    await show({ title: 'Plain' });
    await seconds(5.5);
    expect(screen.getByText('Plain')).toBeInTheDocument();
    await seconds(1.5);
    expect(screen.queryByText('Plain')).not.toBeInTheDocument();
  });

  it('stays for ten seconds when there is something to do', async () => {
    await show({ title: 'With action', action: { label: 'Undo', onAction: () => undefined } });
    await seconds(9.5);
    expect(screen.getByText('With action')).toBeInTheDocument();
    await seconds(1.5);
    expect(screen.queryByText('With action')).not.toBeInTheDocument();
  });

  it('stays while the pointer is on it', async () => {
    await show({ title: 'Hovered' });
    fireEvent.mouseEnter(screen.getByRole('region', { name: 'Notifications' }));
    await seconds(30);
    expect(screen.getByText('Hovered')).toBeInTheDocument();
  });

  it('is reached with F6, and its action is run once and takes it away', async () => {
    const user = userEvent.setup();
    const onAction = vi.fn();
    render(<ToastHost />);
    act(() => void showToast({ title: 'By keys', action: { label: 'Undo', onAction, keys: 'Control+Z' } }));
    const toast = (await screen.findByText('By keys')).closest<HTMLElement>('[role="dialog"]');
    if (!toast) throw new Error('The toast has no dialog role.');
    const undo = within(toast).getByRole('button', { name: 'Undo' });
    expect(undo).toHaveAttribute('aria-keyshortcuts', 'Control+Z');
    await user.keyboard('{F6}');
    expect(screen.getByRole('region', { name: 'Notifications' })).toHaveFocus();
    undo.focus();
    await user.keyboard('{Enter}');
    expect(onAction).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByText('By keys')).not.toBeInTheDocument());
  });

  it('is dismissed by its button, which screen readers find as well', async () => {
    const user = userEvent.setup();
    render(<ToastHost />);
    act(() => void showToast({ title: 'In the way' }));
    const toast = (await screen.findByText('In the way')).closest<HTMLElement>('[role="dialog"]');
    if (!toast) throw new Error('The toast has no dialog role.');
    await user.click(within(toast).getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(screen.queryByText('In the way')).not.toBeInTheDocument());
  });

  it('says how far something is, goes on in silence and stays until it is dismissed', async () => {
    const progress = (value: number) => ({ title: 'Undoing', progress: { value, max: 8 } });
    const heard = vi.fn();
    render(<ToastHost />);
    let id = '';
    act(() => void (id = showToast(progress(1))));
    const bar = await screen.findByRole('progressbar', { name: 'Undoing' });
    expect(bar).toHaveAttribute('value', '1');
    vi.useFakeTimers();
    // What was said before is through by then.
    await seconds(30);
    const stop = onAnnouncement(heard);
    act(() => updateToast(id, { ...progress(5), description: '5 of 8' }));
    await seconds(30);
    stop();
    expect(heard).not.toHaveBeenCalled();
    expect(bar).toHaveAttribute('value', '5');
    expect(screen.getByText('5 of 8')).toBeInTheDocument();
    act(() => dismissToast(id));
    await seconds(1);
    expect(screen.queryByText('Undoing')).not.toBeInTheDocument();
  });

  it('that is updated before there is a region for it is shown as it is then', async () => {
    const id = showToast({ title: 'Early', progress: { value: 1, max: 8 } });
    updateToast(id, { title: 'Early', progress: { value: 2, max: 8 } });
    render(<ToastHost />);
    expect(await screen.findByRole('progressbar', { name: 'Early' })).toHaveAttribute('value', '2');
  });

  it('has an action that says by itself what it does', async () => {
    const action = { label: 'Undo', name: 'Undo this bulk edit', onAction: () => undefined };
    render(<ToastHost />);
    act(() => void showToast({ title: 'Deleted 3 items', action }));
    const button = await screen.findByRole('button', { name: 'Undo this bulk edit' });
    expect(button).toHaveTextContent(/^Undo$/);
  });

  it('is taken away by its id', async () => {
    render(<ToastHost />);
    let id = '';
    act(() => void (id = showToast({ title: 'Withdrawn' })));
    expect(await screen.findByText('Withdrawn')).toBeInTheDocument();
    act(() => dismissToast(id));
    await waitFor(() => expect(screen.queryByText('Withdrawn')).not.toBeInTheDocument());
  });
});
