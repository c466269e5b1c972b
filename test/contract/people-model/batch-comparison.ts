import { expect } from 'vitest';
import type { Batch } from '../../../shared/database/changes.ts';
import { success } from '../../../shared/database/results.ts';
import { errorOf, valueOf } from '../contract.ts';
import type { World } from './world.ts';

/** What a batch says, but for which items stay by name, and how many changes of it were there to be looked at. */
function factsOf({ reversion, ...batch }: Batch) {
  if (!reversion) return batch;
  const { done, leftNames, ...facts } = reversion;
  expect(done).toBeLessThanOrEqual(batch.size);
  expect(leftNames.length > 0).toBe(reversion.left > 0);
  return { ...batch, reversion: facts };
}

/** Every batch that ever was, as it is at the end. */
export async function checkBatches({ subject, model, translation, batchIds }: World): Promise<void> {
  for (const id of batchIds()) {
    const foretold = model.record.batch(translation.foretold(id));
    const answer = await subject.changes.batch(id);
    if (!foretold) {
      expect(errorOf(answer, 'NotFound').id).toBe(id);
      continue;
    }
    const batch = valueOf(answer);
    // One that took a batch back to no effect is on record by its name only.
    if (batch.reversion && foretold.reversion)
      translation.learnId(batch.reversion.batchId, foretold.reversion.batchId);
    expect(translation.told(success(factsOf(batch)))).toBe(translation.describe(success(factsOf(foretold))));
  }
}
