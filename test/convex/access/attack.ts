// First: functions keep the environment that they find when they are loaded.
import '../../support/convex/deployment-env.ts';
import type { JSONValue } from 'convex/values';
import { expect } from 'vitest';
import { publicFunctions } from '../public-functions.ts';
import { checkStored } from './check-stored.ts';
import { rowOf } from './function-table.ts';
import type { Answer, Scene } from './scene.ts';

/** Calls that mean ill: each is served or refused in words that are known, and what is refused has written nothing. */

const knownKinds = ['ValidationError', 'NotFound', 'ConflictError', 'Forbidden', 'RateLimited'];

/** Throws for what a client could not make sense of. */
export function judge({ http, status, errorMessage, errorData }: Answer): 'served' | 'refused' {
  expect(http).toBe(200);
  if (status === 'success') return 'served';
  expect(errorData, errorMessage).toMatchObject({ message: expect.stringMatching(/./) as unknown });
  expect(knownKinds).toContain((errorData as { kind?: unknown }).kind);
  return 'refused';
}

/** What is stored, read again only after something may have been written. */
export function watching(
  { deployment, stored }: Scene,
  ...omitted: readonly string[]
): () => Promise<string> {
  let readAt = -1;
  let text = '';
  return async () => {
    if (deployment.writes() === readAt) return text;
    readAt = deployment.writes();
    text = await stored(...omitted);
    return text;
  };
}

export interface Attack {
  strike(args: JSONValue): Promise<void>;
  /** Looks whether anything was written that went unnoticed. */
  end(): Promise<void>;
}

/** On one function; nothing else may write meanwhile. */
export function attack(scene: Scene, name: string, token: string | undefined): Attack {
  const { counts = '' } = rowOf(name);
  const look = watching(scene, counts);
  const isQuery = publicFunctions.get(name)?.type === 'query';
  return {
    async strike(args) {
      // Without it no search would come as far as being answered.
      if (isQuery && 'search' in (args as object))
        await scene.call('items:openSearch', args as object, token);
      const before = await look();
      const verdict = judge(await scene.call(name, args as object, token));
      if (verdict === 'refused' || isQuery) return void expect(await look()).toBe(before);
      await scene.deployment.finishScheduled();
      if ((await look()) !== before) await checkStored(scene);
    },
    end: async () => expect(await scene.stored(counts)).toBe(await look()),
  };
}
