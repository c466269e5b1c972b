import { describe } from 'vitest';
import type { ContractFixture, ContractOptions } from './contract-options.ts';
import { createContract } from './contract.ts';
import { registerEmptyingTrash } from './emptying-trash.ts';
import { registerPruningChanges } from './pruning-changes.ts';
import { registerPruningUndo } from './pruning-undo.ts';

const themes = {
  'pruning changes': registerPruningChanges,
  'pruning and undo': registerPruningUndo,
  'emptying the trash': registerEmptyingTrash,
};

/** What happens with time, for a database whose clock a fixture can move by a year. */
export function registerRetentionContract(
  name: string,
  createFixture: () => Promise<ContractFixture>,
  options: ContractOptions,
): void {
  const contract = createContract(createFixture, options);
  describe(`${name} keeps what is to be kept, and nothing for ever`, () => {
    for (const [theme, register] of Object.entries(themes)) {
      describe(theme, () => register(contract));
    }
  });
}
