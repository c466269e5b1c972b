import type { Item } from '../../../shared/items/item.ts';
import type { DatabaseResult, ItemRepository } from '../../../shared/database/database.ts';
import { addSampleItems } from '../../../shared/database/memory/sample-items.ts';
import type { TestMember } from './add-member.ts';
import type { TestDeployment } from './test-deployment.ts';

/** Fills a deployment with the items that memory mode starts with, and their history, as somebody's. */
export async function addSamples(deployment: TestDeployment, by: TestMember): Promise<void> {
  const write = async (path: string, args: object): Promise<DatabaseResult<Item>> => {
    const value = await deployment.execute('mutation', path, args as never, by.identity);
    return { ok: true, value: value as unknown as Item };
  };
  const items: Pick<ItemRepository, 'create' | 'update'> = {
    create: (request) => write('items:create', request),
    update: (id, request) => write('items:update', { id, ...request }),
  };
  let age = 0;
  await addSampleItems(items, (next) => {
    deployment.advance(age - next);
    age = next;
  });
}
