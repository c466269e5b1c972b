import { expect } from 'vitest';
import type { Unsubscribe } from '../../shared/database/database.ts';
import type { Contract } from './contract.ts';
import { createRecorder } from './recorder.ts';
import { callsTo, forEveryWatch, type SceneRule, type Watched } from './watch-scene.ts';

/** That a watch ends when it is ended. */
export function registerUnsubscribing(contract: Contract): void {
  forEveryWatch(contract, registerUnsubscribingOutside);
  forEveryWatch(contract, registerUnsubscribingInside);
}

function registerUnsubscribingOutside(rule: SceneRule): void {
  rule('after Unsubscribe nothing arrives', async ({ watch, change, fixture }) => {
    const [left, stayed] = [createRecorder<Watched>(), createRecorder<Watched>()];
    const end = watch(left);
    watch(stayed);
    await fixture.settled();
    expect(callsTo(left, stayed)).toEqual([1, 1]);
    end();
    await change();
    expect(callsTo(left, stayed)).toEqual([0, 1]);
  });

  rule('unsubscribed at once, not even the first call arrives', async ({ watch, change, fixture }) => {
    const recorder = createRecorder<Watched>();
    watch(recorder)();
    await fixture.settled();
    await change();
    expect(callsTo(recorder)).toEqual([0]);
  });

  rule('unsubscribed right after a write, the write is not told', async ({ watch, items, id, fixture }) => {
    const recorder = createRecorder<Watched>();
    const end = watch(recorder);
    await fixture.settled();
    expect(callsTo(recorder)).toEqual([1]);
    const write = items.update(id, { description: 'New' });
    end();
    await write;
    await fixture.settled();
    expect(callsTo(recorder)).toEqual([0]);
  });

  rule(
    'unsubscribing twice is harmless, also to those who came later',
    async ({ watch, change, fixture }) => {
      const [early, late] = [createRecorder<Watched>(), createRecorder<Watched>()];
      const end = watch(early);
      await fixture.settled();
      end();
      watch(late);
      end();
      await fixture.settled();
      await change();
      expect(callsTo(early, late)).toEqual([1, 2]);
    },
  );

  rule('one who comes back is told the present state anew', async ({ watch, change, fixture }) => {
    const recorder = createRecorder<Watched>();
    watch(recorder)();
    const end = watch(recorder);
    await fixture.settled();
    end();
    await change();
    watch(recorder);
    await fixture.settled();
    expect(callsTo(recorder)).toEqual([2]);
    await change();
    expect(callsTo(recorder)).toEqual([1]);
  });
}

function registerUnsubscribingInside(rule: SceneRule): void {
  rule('unsubscribed inside its own callback, nothing more arrives', async ({ watch, change, fixture }) => {
    const ends: Unsubscribe[] = [];
    const recorder = createRecorder<Watched>(() => ends.forEach((end) => end()));
    const stayed = createRecorder<Watched>();
    ends.push(watch(recorder));
    watch(stayed);
    await fixture.settled();
    await change();
    await change();
    expect(callsTo(recorder, stayed)).toEqual([1, 3]);
  });

  rule('one that is unsubscribed inside the callback of another is silent from then on', async (scene) => {
    const { watch, change, fixture } = scene;
    let isEnding = false;
    const ends: Unsubscribe[] = [];
    const order: string[] = [];
    const endOthers = (name: string) => () => {
      order.push(name);
      if (isEnding) ends.forEach((end) => end());
    };
    for (const name of ['first', 'second', 'third'])
      ends.push(watch(createRecorder<Watched>(endOthers(name))));
    await fixture.settled();
    expect(order).toHaveLength(3);
    order.length = 0;
    isEnding = true;
    await change();
    await change();
    expect(order).toHaveLength(1);
  });

  rule('unsubscribing another inside a callback harms no third', async ({ watch, change, fixture }) => {
    const ends: Unsubscribe[] = [];
    const first = createRecorder<Watched>(() => ends.forEach((end) => end()));
    const [second, third] = [createRecorder<Watched>(), createRecorder<Watched>()];
    watch(first);
    const end = watch(second);
    watch(third);
    await fixture.settled();
    callsTo(first, second, third);
    ends.push(end);
    await change();
    await change();
    expect(callsTo(first, third)).toEqual([2, 2]);
    expect(callsTo(second)[0]).toBeLessThanOrEqual(1);
  });
}
