import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { createMemoryDatabase } from '../../shared/database/memory/memory-database.ts';
import { connectionClosed, failure } from '../../shared/database/results.ts';
import { useFieldChanges } from '../../src/features/item-panel/use-field-changes.ts';
import { DatabaseProvider, useDatabase } from '../../src/lib/database-context.tsx';
import { me } from '../support/make-change.ts';
import { wrapChanges } from '../support/wrap-repository.ts';

it('What this page writes is its own also before it is on record, and anything else is somebody’s', async () => {
  const memory = createMemoryDatabase({ seed: [{ name: 'Widget' }] });
  const listed = await memory.items().list({ limit: 1, offset: 0 });
  const id = listed.ok ? (listed.value[0]?.id ?? '') : '';
  // The record is out of reach, as it is while a write waits for the connection.
  const database = wrapChanges(memory.as(me), { list: () => Promise.resolve(failure(connectionClosed())) });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <DatabaseProvider database={database}>{children}</DatabaseProvider>
  );
  const { result } = renderHook(
    () => ({ database: useDatabase(), elsewhere: useFieldChanges(id, () => false) }),
    { wrapper },
  );
  act(() => result.current.elsewhere.note(['description'], 1));
  await waitFor(() => expect(result.current.elsewhere.changes.description).toBeDefined());
  expect(result.current.elsewhere.changes.description).not.toHaveProperty('by');
  await act(async () => {
    const writing = result.current.database.items().update(id, { name: 'Mine' });
    result.current.elsewhere.note(['name'], 1);
    await writing;
  });
  await waitFor(() =>
    expect(result.current.elsewhere.changes.name).toMatchObject({ by: me.name, isMine: 'here' }),
  );
});
