import { expect } from 'vitest';
import type { Change } from '../../shared/database/changes.ts';
import { errorOf, valueOf, type Contract } from './contract.ts';
import { latestChange } from './people.ts';
import { revertLatest } from './reverting.ts';

/** Which changes are in force, when they are taken back, and that again. */
export function registerStayingInForce({ rule }: Contract): void {
  rule(
    'a change that was taken back more than once stays so until all that is taken back itself',
    async (subject) => {
      const { items, changes } = subject;
      const { id } = await subject.create({ name: 'Lamp' });
      valueOf(await items.update(id, { name: 'Torch' }));
      const renaming = await latestChange(subject);
      const revert = async ({ id: changeId }: Change) => {
        valueOf(await changes.revert(changeId));
        return latestChange(subject);
      };
      const revertedBy = async () => valueOf(await changes.get(renaming.id)).revertedBy;
      const first = await revert(renaming);
      const again = await revert(first);
      const second = await revert(renaming);
      expect(await revertedBy()).toBe(second.id);
      const yetAgain = await revert(second);
      expect(await revertedBy()).toBeUndefined();
      await revert(again);
      expect(await revertedBy()).toBe(first.id);
      valueOf(await items.update(id, { name: 'Torch' }));
      await revert(yetAgain);
      expect(await revertedBy()).toBe(second.id);
      await revert(second);
      expect(await revertedBy()).toBe(first.id);
      errorOf(await changes.revert(renaming.id), 'ValidationError');
    },
  );

  rule('a change is in force again when what took it back is taken back, and so on', async (subject) => {
    const { items, changes } = subject;
    const { id } = await subject.create({ name: 'Lamp' });
    valueOf(await items.update(id, { name: 'Torch' }));
    const chain = [await latestChange(subject)];
    for (const [index, name] of ['Lamp', 'Torch', 'Lamp', 'Torch'].entries()) {
      chain.push(await revertLatest(subject));
      expect(valueOf(await items.get(id))).toMatchObject({ name, version: 3 + index });
      const now = await Promise.all(chain.map((change) => changes.get(change.id)));
      // From the latest backwards: in force, taken back by it, in force again, taken back by the one after it …
      const expected = chain.map((_, place) =>
        (chain.length - place) % 2 ? undefined : chain[place + 1]?.id,
      );
      expect(now.map((result) => valueOf(result).revertedBy)).toEqual(expected);
    }
  });
}
