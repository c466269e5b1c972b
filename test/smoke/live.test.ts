import { expect, it, vi } from 'vitest';
import { valueOf } from '../contract/contract.ts';
import { createSmokeFixture } from './smoke-fixture.ts';

it('shows an edit that one client makes to another', async () => {
  const editor = await createSmokeFixture();
  const viewer = await editor.openAs('Viewer');
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
    await editor.dispose();
  }
});
