import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderCommands } from '../support/render-commands.tsx';

const ctrlZ = '{Control>}z{/Control}';
const ctrlShiftZ = '{Control>}{Shift>}z{/Shift}{/Control}';
const ctrlY = '{Control>}y{/Control}';

/** The button in the toast with the given title. */
async function buttonIn(title: string, name: string | RegExp): Promise<HTMLElement> {
  const toast = (await screen.findByText(title)).closest('[role="dialog"]');
  const button = [...(toast?.querySelectorAll('button') ?? [])].find((each) =>
    new RegExp(name).test(each.textContent),
  );
  if (!button) throw new Error(`The toast “${title}” has no button “${name}”.`);
  return button;
}

describe('Undo', () => {
  it('brings a deleted item back as itself, takes the toast along and offers redo', async () => {
    const { commands, item, items, all, user } = await renderCommands();
    await act(() => commands.current.deleteItems([item(1)]));
    await screen.findByText('Deleted “Item 2”');
    await user.keyboard(ctrlZ);
    await user.click(await buttonIn('Restored “Item 2”', 'Redo'));
    expect(await all()).toEqual([item(0), item(2)]);
    expect(screen.queryByText('Deleted “Item 2”')).not.toBeInTheDocument();
    await user.click(await buttonIn('Moved “Item 2” to the trash again', 'Undo'));
    await waitFor(async () => expect(await all()).toEqual(items));
  });

  it('works after a reload, in another tab, and for what was written without a command', async () => {
    const { closeTab, openTab, mine, item, all, user } = await renderCommands();
    await mine.items().update(item(0).id, { name: 'Renamed', status: 'active' });
    await mine.items().create({ name: 'New' });
    closeTab();
    openTab();
    await user.keyboard(ctrlZ);
    expect(await screen.findByText('Moved “New” to the trash')).toBeInTheDocument();
    await user.keyboard(ctrlZ);
    expect(await screen.findByText('Set Name and Status of “Item 1” back')).toBeInTheDocument();
    expect(await all()).toMatchObject([{ name: 'Item 1', status: 'draft' }, {}, {}]);
  });

  it('pressed twice takes back two writes, in order; redo does them again, the last one first', async () => {
    const { commands, item, items, all, user } = await renderCommands();
    await act(() => commands.current.deleteItems([item(0)]));
    await act(() => commands.current.deleteItems([item(1)]));
    await user.keyboard('{Control>}zz{/Control}');
    await waitFor(async () => expect(await all()).toEqual(items));
    await user.keyboard(ctrlShiftZ);
    await waitFor(async () => expect(await all()).toEqual([item(1), item(2)]));
    await user.keyboard(ctrlY);
    await waitFor(async () => expect(await all()).toEqual([item(2)]));
  });

  it('waits for what is still being written, and takes that back as a whole', async () => {
    const { commands, items, all } = await renderCommands(40);
    await act(async () => {
      const deleting = commands.current.deleteItems(items);
      await commands.current.undo();
      await deleting;
    });
    expect(await screen.findByText('Undid: Deleted 40 items')).toBeInTheDocument();
    expect(await all()).toEqual(items);
  });

  it('leaves alone what others did, and says so when there is nothing', async () => {
    const { others, item, all, user } = await renderCommands();
    await others.items().delete(item(0).id);
    await user.keyboard(ctrlZ);
    expect(await screen.findByText('There is nothing to undo')).toBeInTheDocument();
    expect(await all()).toEqual([item(1), item(2)]);
    await user.keyboard(ctrlShiftZ);
    expect(await screen.findByText('There is nothing to do again')).toBeInTheDocument();
  });

  it('keeps what somebody has changed since, and names it', async () => {
    const { mine, others, item, all, user } = await renderCommands(1);
    await mine.items().update(item(0).id, { name: 'Mine', status: 'active' });
    await others.items().update(item(0).id, { name: 'Theirs' });
    await user.keyboard(ctrlZ);
    expect(await screen.findByText('Set Status of “Theirs” back to Draft')).toBeInTheDocument();
    expect(screen.getByText('Name was changed since, and stays as it is.')).toBeInTheDocument();
    expect(await all()).toMatchObject([{ name: 'Theirs', status: 'draft' }]);
  });

  it('says why something cannot be taken back, and goes on before it the next time', async () => {
    const { commands, mine, others, item, all, user } = await renderCommands();
    await mine.items().update(item(1).id, { status: 'active' });
    await act(() => commands.current.deleteItems([item(0)]));
    await others.trash().purge(item(0).id);
    await mine.items().update(item(2).id, { status: 'active' });
    await others.items().update(item(2).id, { status: 'archived' });
    await user.keyboard(ctrlZ);
    expect(await screen.findByText('“Item 3” stays as it is')).toBeInTheDocument();
    expect(screen.getByText('Status was changed since.')).toBeInTheDocument();
    await user.keyboard(ctrlZ);
    await waitFor(async () =>
      expect(await all()).toMatchObject([{ status: 'draft' }, { status: 'archived' }]),
    );
  });

  it('from a toast takes back its own command, not the latest one', async () => {
    const { commands, item, all, user } = await renderCommands();
    await act(() => commands.current.deleteItems([item(0)]));
    await screen.findByText('Deleted “Item 1”');
    await act(() => commands.current.deleteItems([item(1)]));
    await user.click(await buttonIn('Deleted “Item 1”', 'Undo'));
    await waitFor(async () => expect(await all()).toEqual([item(0), item(2)]));
  });

  it('from a toast takes back the status that it tells of, not what was written to the item since', async () => {
    const { commands, mine, item, all, user } = await renderCommands(1);
    await act(() => commands.current.setStatus([item(0)], 'active'));
    await mine.items().update(item(0).id, { name: 'Renamed' });
    await user.click(await buttonIn('Set “Item 1” to Active', 'Undo'));
    await waitFor(async () => expect(await all()).toMatchObject([{ name: 'Renamed', status: 'draft' }]));
  });

  it('from a toast of something that is not on record any more says so', async () => {
    const { commands, others, item, user } = await renderCommands(1);
    await act(() => commands.current.deleteItems([item(0)]));
    const undo = await buttonIn('Deleted “Item 1”', 'Undo');
    await others.trash().purge(item(0).id);
    await user.click(undo);
    expect(await screen.findByText('“Item 1” stays as it is')).toBeInTheDocument();
    expect(screen.getByText(/This change is not on record any more/)).toBeInTheDocument();
  });

  it('leaves Ctrl+Z in a text field to the field', async () => {
    const { commands, item, all, user } = await renderCommands();
    await act(() => commands.current.deleteItems([item(0)]));
    const input = document.body.appendChild(document.createElement('input'));
    input.focus();
    await user.keyboard(ctrlZ);
    input.remove();
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(await all()).toHaveLength(2);
  });
});
