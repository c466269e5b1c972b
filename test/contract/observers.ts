import { expect } from 'vitest';
import { valueOf, type Contract } from './contract.ts';
import { createRecorder } from './recorder.ts';
import { callsTo, forEveryWatch, nameIn, type SceneRule, type Watched } from './watch-scene.ts';

/** That observers do not notice each other, whatever they do. */
export function registerObservers(contract: Contract): void {
  forEveryWatch(contract, registerNeighbours);
  forEveryWatch(contract, registerCallbacks);
}

function registerNeighbours(rule: SceneRule): void {
  rule('an observer that throws harms neither the write, nor the others, nor itself', async (scene) => {
    const { watch, change, fixture, items, id } = scene;
    const fail = () => {
      throw new Error('An observer that throws, on purpose.');
    };
    const thrower = createRecorder<Watched>(fail);
    const [before, after] = [createRecorder<Watched>(), createRecorder<Watched>()];
    for (const observer of [before, thrower, after]) watch(observer);
    await fixture.settled();
    await change();
    valueOf(await items.delete(id));
    await fixture.settled();
    expect(callsTo(before, thrower, after)).toEqual([3, 3, 3]);
  });

  rule('one observer may watch twice, and ends each watch by itself', async ({ watch, change, fixture }) => {
    const recorder = createRecorder<Watched>();
    const ends = [watch(recorder), watch(recorder)];
    await fixture.settled();
    expect(callsTo(recorder)).toEqual([2]);
    await change();
    expect(callsTo(recorder)).toEqual([2]);
    ends[0]?.();
    await change();
    expect(callsTo(recorder)).toEqual([1]);
    ends[1]?.();
    await change();
    expect(callsTo(recorder)).toEqual([0]);
  });

  rule(
    'one who joins later is told at once, and those who know already are not told again',
    async (scene) => {
      const { watch, fixture } = scene;
      const [early, late] = [createRecorder<Watched>(), createRecorder<Watched>()];
      watch(early);
      await fixture.settled();
      expect(callsTo(early)).toEqual([1]);
      watch(late);
      await fixture.settled();
      expect(callsTo(early, late)).toEqual([0, 1]);
    },
  );

  rule('all who watch the same are told the same', async ({ watch, change, fixture }) => {
    const recorders = Array.from({ length: 10 }, () => createRecorder<Watched>());
    recorders.forEach((recorder) => watch(recorder));
    await fixture.settled();
    await change();
    const told = recorders.map((recorder) => recorder.take());
    expect(told[0]).toHaveLength(2);
    for (const calls of told) expect(calls).toEqual(told[0]);
  });
}

function registerCallbacks(rule: SceneRule): void {
  rule(
    'a watch that begins inside a callback is told the present state',
    async ({ watch, change, fixture }) => {
      const inner = createRecorder<Watched>();
      let isBegun = false;
      watch(
        createRecorder<Watched>(() => {
          if (!isBegun) watch(inner);
          isBegun = true;
        }),
      );
      await fixture.settled();
      expect(callsTo(inner)).toEqual([1]);
      await change();
      expect(callsTo(inner)).toEqual([1]);
    },
  );

  rule('a write inside a callback is made and told', async ({ watch, items, id, fixture }) => {
    const writes: Promise<unknown>[] = [];
    const recorder = createRecorder<Watched>(() => {
      if (writes.length < 3) writes.push(items.update(id, { name: `Lamp ${writes.length}` }));
    });
    watch(recorder);
    await fixture.settled();
    await Promise.all(writes);
    await fixture.settled();
    expect(recorder.takeValues().map(nameIn)).toEqual(['Lamp', 'Lamp 0', 'Lamp 1', 'Lamp 2']);
    expect(valueOf(await items.get(id)).version).toBe(4);
  });
}
