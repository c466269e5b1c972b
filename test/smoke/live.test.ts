import { expect, it, vi } from 'vitest';
import { valueOf } from '../contract/contract.ts';
import { createSmokeFixture, openSmokeDatabase } from './smoke-fixture.ts';

it('shows an edit that one client makes to another', async () => {
  const editor = await createSmokeFixture();
  const viewer = await openSmokeDatabase('Viewer');
  try {
    const { id } = valueOf(await editor.database.items().create({ name: 'Smoke' }));
    const next = vi.fn();
    viewer.items().watchItem(id, { next, error: () => undefined });
    await vi.waitFor(() => expect(next).toHaveBeenCalled(), { timeout: 10_000 });
    valueOf(await editor.database.items().update(id, { name: 'Smoke and fire' }));
    await vi.waitFor(
      () => expect(next).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'Smoke and fire' })),
      { timeout: 10_000 },
    );
  } finally {
    await viewer.close();
    await editor.dispose();
  }
});
