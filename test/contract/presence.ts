import { expect, vi } from 'vitest';
import type { Place, Presence } from '../../shared/database/presence.ts';
import { valueOf, type Contract, type Person, type Subject } from './contract.ts';
import { twoPeople } from './people.ts';
import { createRecorder, type Recorder } from './recorder.ts';

const inList: Place = { isEditing: false, isIdle: false };
const at = (itemId: string, more: Partial<Place> = {}): Place => ({ ...inList, itemId, ...more });

const describePlace = ({ actor, itemId, isEditing, isIdle }: Presence) =>
  [actor.name, itemId ?? 'the list', ...(isEditing ? ['editing'] : []), ...(isIdle ? ['idle'] : [])].join(
    ' ',
  );

/** Begins a watch. What arrives is told as 'ada item-1 editing', each tab in its turn. */
function watchPresent({ database }: Person) {
  const recorder = createRecorder<readonly Presence[]>();
  const end = database.presence().watch(recorder);
  return { recorder, end };
}

/** Waits until a watch has been told last of these; some implementations tell beside the writes, and later. */
async function toldLast(recorder: Recorder<readonly Presence[]>, expected: readonly string[]): Promise<void> {
  let last: readonly string[] | undefined;
  await vi.waitFor(
    () => {
      last = recorder.takeValues().at(-1)?.map(describePlace) ?? last;
      expect(last).toEqual(expected);
    },
    { timeout: 10_000 },
  );
}

/** Who is here, and where. */
export function registerPresence({ rule }: Contract): void {
  rule('who has told nothing is not here, and one is not told of oneself', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const [hers, his] = [watchPresent(ada), watchPresent(ben)];
    await toldLast(hers.recorder, []);
    ada.database.presence().tell(inList);
    await toldLast(his.recorder, [`${ada.actor.name} the list`]);
    await subject.fixture.settled();
    expect(hers.recorder.take()).toEqual([]);
  });

  rule('others are told where somebody is, at once and as it changes', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    ada.database.presence().tell(at('item-1'));
    const { recorder } = watchPresent(ben);
    await toldLast(recorder, [`${ada.actor.name} item-1`]);
    ada.database.presence().tell(at('item-1', { isEditing: true }));
    await toldLast(recorder, [`${ada.actor.name} item-1 editing`]);
    ada.database.presence().tell({ ...inList, isIdle: true });
    await toldLast(recorder, [`${ada.actor.name} the list idle`]);
  });

  rule('two tabs of one person are two places, told apart', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const elsewhere = await subject.person('browser-of-ada');
    const { recorder } = watchPresent(ben);
    await toldLast(recorder, []);
    ada.database.presence().tell(at('item-1'));
    await toldLast(recorder, [`${ada.actor.name} item-1`]);
    elsewhere.database.presence().tell(at('item-2'));
    let present: readonly Presence[] = [];
    await vi.waitFor(
      () => {
        present = recorder.takeValues().at(-1) ?? present;
        expect(present).toHaveLength(2);
      },
      { timeout: 10_000 },
    );
    expect(new Set(present.map(({ tab }) => tab)).size).toBe(2);
    expect(present.map(({ actor }) => actor)).toEqual([ada.actor, ada.actor]);
    expect(new Set(present.map(({ itemId }) => itemId))).toEqual(new Set(['item-1', 'item-2']));
  });

  rule('who leaves, or closes the database, is not here any more', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const eve = await subject.person('browser-of-eve');
    const { recorder } = watchPresent(subject);
    for (const person of [ada, ben, eve]) {
      person.database.presence().tell(inList);
      await vi.waitFor(() => expect(recorder.takeValues().length).toBeGreaterThan(0), { timeout: 10_000 });
    }
    ada.database.presence().leave();
    await toldNames(recorder, [ben, eve]);
    await ben.database.close();
    await toldNames(recorder, [eve]);
    ada.database.presence().tell(inList);
    await toldNames(recorder, [ada, eve]);
  });

  rule('telling the same again is told to nobody, and after Unsubscribe nothing is', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const { recorder, end } = watchPresent(ben);
    ada.database.presence().tell(at('item-1'));
    await toldLast(recorder, [`${ada.actor.name} item-1`]);
    ada.database.presence().tell(at('item-1'));
    await settledTwice(subject);
    expect(recorder.take()).toEqual([]);
    end();
    end();
    ada.database.presence().tell(inList);
    await settledTwice(subject);
    expect(recorder.take()).toEqual([]);
  });

  rule('nothing of it is written: neither an item nor the record changes', async (subject) => {
    const [ada, ben] = await twoPeople(subject);
    const lamp = await subject.create({ name: 'Lamp' });
    const recorded = await subject.recorded();
    const { recorder } = watchPresent(ben);
    ada.database.presence().tell(at(lamp.id, { isEditing: true }));
    await toldLast(recorder, [`${ada.actor.name} ${lamp.id} editing`]);
    expect(valueOf(await subject.items.get(lamp.id))).toEqual(lamp);
    expect(await subject.recorded()).toEqual(recorded);
  });
}

async function toldNames(recorder: Recorder<readonly Presence[]>, people: readonly Person[]): Promise<void> {
  let last: Set<string> | undefined;
  await vi.waitFor(
    () => {
      const told = recorder.takeValues().at(-1);
      if (told) last = new Set(told.map(({ actor }) => actor.name));
      expect(last).toEqual(new Set(people.map(({ actor }) => actor.name)));
    },
    { timeout: 10_000 },
  );
}

/** What one thing causes may cause another. */
async function settledTwice({ fixture }: Subject): Promise<void> {
  await fixture.settled();
  await fixture.settled();
}
