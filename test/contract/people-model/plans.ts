import type { WriteOptions } from '../../../shared/database/changes.ts';
import type { DatabaseResult } from '../../../shared/database/database.ts';
import { success } from '../../../shared/database/results.ts';
import type { Item, ItemFields } from '../../../shared/items/item.ts';
import type { Writer } from '../../support/naive-record.ts';
import type { Person } from '../contract.ts';
import type { Base, BatchChoice, Deed, DeedOf } from './deeds.ts';
import { planTakingBack } from './plans-taking-back.ts';
import type { World } from './world.ts';

/** A deed as it is done to the database, and to the model as soon as the database has answered. */
export interface Plan {
  ask(): Promise<DatabaseResult<unknown>>;
  foretell(answer: DatabaseResult<unknown>): DatabaseResult<unknown>;
}

/** What a deed comes to, as things are now. */
export function planOf(world: World, person: Person, deed: Exclude<Deed, DeedOf<'watch' | 'unwatch'>>): Plan {
  switch (deed.do) {
    case 'create':
    case 'createMany':
      return planCreation(world, person, deed);
    case 'update':
      return planUpdate(world, person, deed);
    case 'delete':
    case 'restore':
      return planComingAndGoing(world, person, deed);
    case 'revert':
    case 'restoreTo':
    case 'revertBatch':
    case 'undo':
    case 'redo':
    case 'purge':
    case 'purgeAll':
      return planTakingBack(world, person, deed);
  }
}

interface Write {
  /** Whether there is nothing that it could be done to. */
  isInVain?(): boolean;
  ask(options: WriteOptions): Promise<DatabaseResult<unknown>>;
  foretell(writer: Writer, answer: DatabaseResult<unknown>): DatabaseResult<unknown>;
}

function planWrite(world: World, person: Person, choice: BatchChoice, write: Write): Plan {
  const writer = world.writer(person, choice);
  return {
    ask: () => write.ask(writer.batch ? { batch: writer.batch } : {}),
    foretell(answer) {
      const may = world.model.mayWrite(writer);
      if (may.ok) return write.foretell(writer, answer);
      // Of two reasons to refuse either may be said.
      const isOther = !answer.ok && answer.error.kind === 'NotFound' && write.isInVain?.();
      return isOther ? write.foretell(writer, answer) : may;
    },
  };
}

/** Ids of items are the database's to choose. */
function planCreation(world: World, person: Person, deed: DeedOf<'create' | 'createMany'>): Plan {
  const insert = (fields: ItemFields, writer: Writer, created: Item | undefined) => {
    const id = created?.id ?? 'was not created';
    world.itemIds.push(id);
    return world.model.create(fields, id, writer);
  };
  return planWrite(world, person, deed.batch, {
    ask: (options) =>
      deed.do === 'create'
        ? person.items.create(deed.fields, options)
        : person.items.createMany(deed.list, options),
    foretell(writer, answer) {
      const created = answer.ok ? ([answer.value].flat() as Item[]) : [];
      if (deed.do === 'create') return success(insert(deed.fields, writer, created[0]));
      return success(deed.list.map((fields, index) => insert(fields, writer, created[index])));
    },
  });
}

function planUpdate(world: World, person: Person, { target, changes, base, batch }: DeedOf<'update'>): Plan {
  const id = world.itemId(target);
  // Nor is it said which of a batch that is over and of what is contested comes first.
  const request = { ...changes, ...baseVersion(world, id, batch === 'first' ? 'none' : base) };
  return planWrite(world, person, batch, {
    isInVain: () => !world.model.get(id).ok,
    ask: (options) => person.items.update(id, request, options),
    foretell: (writer) => world.model.update(id, request, writer),
  });
}

function baseVersion(world: World, id: string, base: Base): { baseVersion?: number } {
  const version = world.model.items.find(id)?.version;
  if (base === 'none' || version === undefined) return {};
  return { baseVersion: base === 'future' ? version + 9 : 1 + (base % version) };
}

function planComingAndGoing(world: World, person: Person, deed: DeedOf<'delete' | 'restore'>): Plan {
  const { model } = world;
  const id = deed.do === 'delete' ? world.itemId(deed.target) : world.deletedId(deed.target);
  return planWrite(world, person, deed.batch, {
    isInVain: () => !(deed.do === 'delete' ? model.get(id).ok : model.items.find(id)),
    ask: (options) => person.items[deed.do](id, options),
    foretell: (writer) => model[deed.do](id, writer),
  });
}
