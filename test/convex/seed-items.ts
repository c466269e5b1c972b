import { componentsGeneric, mutationGeneric, type FunctionReference } from 'convex/server';
import { v, type Value } from 'convex/values';
import { unknownActor } from '../../shared/database/actors.ts';
import { itemStatuses, type ItemStatus } from '../../shared/items/item.ts';
import { entryOf, orderFields, positionIn, storedNameKey, type Entry } from '../../convex/model/orders.ts';
import { scopesOf, type Scope } from '../../convex/model/trees.ts';
import { toSearchText } from '../../convex/model/words.ts';
import { componentOf, type ConvexTest } from './start-convex-test.ts';

/**
 * Fills the database without its functions, which take a minute for what takes a second here: the
 * documents are written as they would be, and the trees are built whole. What is built is asked of the
 * component itself (`validate`), so that no test relies on a tree that could not be.
 */

interface TreeItem {
  k: Value;
  v: string;
  s: number;
}

interface Node {
  readonly items: TreeItem[];
  readonly children: Node[];
  readonly count: number;
}

/** A node takes from 8 to 16 items. */
const [leastChildren, mostChildren] = [9, 17];

/** A tree of sorted items, every node about as full as the others. */
function buildTree(items: TreeItem[], height: number, isRoot: boolean): Node {
  if (height === 1) return { items, children: [], count: items.length };
  const size = items.length + 1;
  const fewest = Math.max(Math.ceil(size / mostChildren ** (height - 1)), isRoot ? 2 : leastChildren);
  const most = Math.min(Math.floor(size / leastChildren ** (height - 1)), mostChildren);
  const count = Math.min(Math.max(Math.round(size ** (1 / height)), fewest), most);
  const own: TreeItem[] = [];
  const children: Node[] = [];
  let from = 0;
  for (let child = 1; child <= count; child += 1) {
    const to = Math.round((child * size) / count) - 1;
    children.push(buildTree(items.slice(from, to), height - 1, false));
    if (child < count) own.push(items[to] as TreeItem);
    from = to + 1;
  }
  return { items: own, children, count: items.length };
}

/** A function for the component alone, which nobody but tests has. */
export const seedModule = {
  load: mutationGeneric({
    args: { namespace: v.any(), items: v.array(v.any()) },
    handler: async ({ db }, { namespace, items }: { namespace: Value; items: TreeItem[] }) => {
      const write = async ({ items, children, count }: Node, isRoot: boolean): Promise<string> => {
        const subtrees: string[] = [];
        for (const child of children) subtrees.push(await write(child, false));
        // The root does not carry its count: that is how the component keeps writers apart.
        const aggregate = isRoot ? {} : { aggregate: { count, sum: 0 } };
        return await db.insert('btreeNode', { items, subtrees, ...aggregate });
      };
      const height = Math.max(1, Math.ceil(Math.log(items.length + 1) / Math.log(mostChildren)));
      const root = await write(buildTree(items, height, true), true);
      await db.insert('btree', { root, namespace, maxNodeSize: mostChildren - 1 });
      return null;
    },
  }),
};

type Load = FunctionReference<'mutation', 'internal', { namespace: Value; items: TreeItem[] }, null>;
type Validate = FunctionReference<'query', 'internal', { namespace: Value }, null>;
const components = componentsGeneric() as unknown as Record<
  string,
  { seed: { load: Load }; btree: { validate: Validate } }
>;

const statusOf = (index: number): ItemStatus => itemStatuses[index % 10 < 2 ? 0 : index % 10 < 9 ? 1 : 2];

/**
 * Writes so many items: names in no order, some of them twice; 20 % draft, 70 % active, 10 % archived. After
 * them as many more as are to be in the trash. Answers with the keys of those that are not.
 */
export async function seedItems(t: ConvexTest, count: number, trashed = 0): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let first = 0; first < count + trashed; first += 1000) {
    const last = Math.min(count + trashed, first + 1000);
    entries.push(...(await t.run(async ({ db }) => await writeItems(db, { first, last, live: count }))));
  }
  for (const field of orderFields) {
    for (const scope of scopesOf(field)) await loadTree(t, field, scope, entries);
  }
  return entries.filter(({ trashKey }) => trashKey === undefined);
}

type Writer = Parameters<Parameters<ConvexTest['run']>[0]>[0]['db'];

interface Stretch {
  readonly first: number;
  readonly last: number;
  /** From this one on they are in the trash. */
  readonly live: number;
}

async function writeItems(db: Writer, { first, last, live }: Stretch): Promise<Entry[]> {
  const written: Entry[] = [];
  for (let index = first; index < last; index += 1) {
    // Stepping by a prime goes everywhere before it comes again.
    const name = `Item ${String((index * 7919) % 9973).padStart(5, '0')}`;
    const fields = { name, description: `Number ${index}`, status: statusOf(index), tags: ['seed'] };
    const stamps = { createdAt: 1000 + index, updatedAt: 1000 + index, version: 1 };
    const isTrashed = index >= live;
    const trashed = isTrashed && { deletedAt: Date.now(), deletedBy: unknownActor, trashKey: 1000 + index };
    const id = await db.insert('items', {
      ...fields,
      ...stamps,
      ...trashed,
      nameKey: storedNameKey(name),
    });
    const item = await db.get('items', id);
    if (!item) throw new Error('An item that was just written is not there.');
    const entry = entryOf(item);
    written.push(entry);
    if (isTrashed) continue;
    const { id: _, creationTime: itemCreationTime, ...keys } = entry;
    await db.insert('searchTexts', { ...toSearchText(fields), ...keys, item: id, itemCreationTime });
  }
  return written;
}

async function loadTree(
  t: ConvexTest,
  field: (typeof orderFields)[number],
  scope: Scope,
  entries: readonly Entry[],
): Promise<void> {
  const items = entries
    .filter(({ trashKey }) => (trashKey !== undefined) === (scope === 'trash'))
    .filter(({ status }) => scope === 'all' || scope === 'trash' || status === scope)
    .map((entry) => ({ entry, position: positionIn(field, entry) }))
    .sort(({ position: a }, { position: b }) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]))
    .map(({ entry, position: [key, time] }) => ({
      k: [['', key, '', time, ''], entry.id, ''],
      v: entry.id,
      s: 0,
    }));
  const component = components[componentOf(field)];
  if (!component) throw new Error(`There is no component for the order ${field}.`);
  const namespace = [0, scope];
  await t.mutation(async (ctx) => await ctx.runMutation(component.seed.load, { namespace, items }));
}

/** Throws for a tree that the component would not have made. Reads more than a transaction may. */
export async function validateTrees(t: ConvexTest): Promise<void> {
  for (const field of orderFields) {
    for (const scope of scopesOf(field)) {
      const component = components[componentOf(field)];
      if (!component) throw new Error(`There is no component for the order ${field}.`);
      await t.query(async (ctx) => await ctx.runQuery(component.btree.validate, { namespace: [0, scope] }));
    }
  }
}
