import { describe, expect, it, vi } from 'vitest';
import type { Item } from '../../shared/items/item.ts';
import { errorOf, valueOf } from '../contract/contract.ts';
import { createRecorder } from '../contract/recorder.ts';
import { patience } from '../support/patience.ts';
import { readAll, writeAll } from './all-operations.ts';
import { reach, watchStates } from './connection-states.ts';
import { start } from './start.ts';

describe('no answer in time', () => {
  it('a read without a connection is a ConnectionError that says so, when its time is up', async () => {
    const { deployment, open } = await start();
    await deployment.kill();
    const before = performance.now();
    for (const result of await readAll(open({ readTimeout: 200 }))) {
      const { message } = errorOf(result, 'ConnectionError');
      expect(message).toBe(
        'The deployment could not be reached within 0.2 seconds. Check the network, then try again.',
      );
    }
    expect(performance.now() - before).toBeGreaterThan(190);
  });

  it('a read after the connection was lost is one too, although the answer was known before', async () => {
    const { deployment, open } = await start();
    const database = open({ readTimeout: 200 });
    const { id } = valueOf(await database.items().create({ name: 'Lamp' }));
    const recorder = createRecorder<Item>();
    database.items().watchItem(id, recorder);
    await vi.waitFor(() => expect(recorder.takeValues()).toHaveLength(1), patience);
    const states = watchStates(database);
    await deployment.kill();
    // A client that has not heard of it yet gives the answer that it knows.
    await reach(states, { status: expect.not.stringMatching('live') as string });
    const { message } = errorOf(await database.items().get(id), 'ConnectionError');
    expect(message).toContain('could not be reached');
    expect(recorder.take()).toEqual([]);
  });

  it('a read that a connected deployment does not answer says that, and the next one is answered', async () => {
    const { deployment, open } = await start();
    const database = open({ readTimeout: 1200 });
    valueOf(await database.healthCheck());
    deployment.delays.eachMessage = 1500;
    for (const result of await readAll(database)) {
      const { message } = errorOf(result, 'ConnectionError');
      expect(message).toBe('The deployment did not answer within 1.2 seconds. Try again.');
    }
    deployment.delays.eachMessage = 0;
    await deployment.settled();
    expect(valueOf(await database.items().count())).toBe(0);
  });

  it('a read waits for the writes before it, and gives up without them', async () => {
    const { deployment, open } = await start();
    const database = open({ readTimeout: 1200 });
    deployment.hold('beforeMutation');
    const written = database.items().create({ name: 'Lamp' });
    errorOf(await database.items().count(), 'ConnectionError');
    deployment.release('beforeMutation');
    valueOf(await written);
    expect(valueOf(await database.items().count())).toBe(1);
  });

  it('a write is not given up: it waits for longer than a read would, and is made', async () => {
    const { deployment, open } = await start();
    await deployment.kill();
    const database = open({ readTimeout: 100 });
    const written = database.items().create({ name: 'Lamp' });
    errorOf(await database.items().count(), 'ConnectionError');
    await deployment.restart();
    expect(valueOf(await written)).toMatchObject({ name: 'Lamp', version: 1 });
  });
});

describe('closed while under way', () => {
  it('a read is a ConnectionError at once', async () => {
    const { deployment, open } = await start();
    await deployment.kill();
    const database = open();
    const reading = readAll(database);
    await database.close();
    for (const result of await reading) {
      expect(errorOf(result, 'ConnectionError').message).toContain('Reload the page to open it again.');
    }
  });

  it('a write is a ConnectionError that does not claim to know whether it was made', async () => {
    const { deployment, member, open } = await start();
    const database = open();
    valueOf(await database.healthCheck());
    deployment.hold('beforeResponse');
    const writing = writeAll(database);
    await vi.waitFor(() => expect(deployment.executionsOf('items:create')).toBe(1), patience);
    await database.close();
    for (const result of await writing) {
      expect(errorOf(result, 'ConnectionError').message).toContain('The change may have been made');
    }
    // This one was.
    expect(await deployment.execute('query', 'items:count', {}, member.identity)).toBe(1);
  });
});
