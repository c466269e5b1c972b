import { describe } from 'vitest';
import type { ContractFixture, ContractOptions } from './contract-options.ts';
import { createContract, type Contract } from './contract.ts';
import { registerNaming } from './declared-options.ts';
import { registerEmptyingTrash } from './emptying-trash.ts';
import { registerPeopleComparison } from './people-model/people-comparison.ts';
import { registerPruningChanges } from './pruning-changes.ts';
import { registerPruningUndo } from './pruning-undo.ts';

const themes = {
  'pruning changes': registerPruningChanges,
  'pruning and undo': registerPruningUndo,
  'emptying the trash': registerEmptyingTrash,
  'what people and time do': (contract: Contract) => registerPeopleComparison(contract, true),
};

/** What happens with time, for a database whose clock a fixture can move by a year. */
export function registerRetentionContract(
  name: string,
  createFixture: () => Promise<ContractFixture>,
  options: ContractOptions,
): void {
  const contract = createContract(createFixture, options);
  describe(`${name} keeps what is to be kept, and nothing for ever`, () => {
    registerNaming(Object.keys(themes));
    for (const [theme, register] of Object.entries(themes)) {
      describe(theme, () => register(contract));
    }
  });
}
