// First: functions keep the environment that they find when they are loaded.
import '../../support/convex/deployment-env.ts';
import type { JSONValue } from 'convex/values';
import { expect } from 'vitest';
import { isFitting, type Shape } from '../../support/convex/argument-check.ts';
import { withoutPrototypes } from '../../support/convex/backend.ts';
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

interface Call {
  readonly scene: Scene;
  readonly name: string;
  readonly token: string | undefined;
}

const isQuery = (name: string) => publicFunctions.get(name)?.type === 'query';

/** As clients do: a search that is not open comes no further. */
export async function open({ scene, name, token }: Call, args: JSONValue): Promise<void> {
  const given = args as object;
  if (isQuery(name) && 'search' in given) await scene.call('items:openSearch', given, token);
}

export const send = async ({ scene, name, token }: Call, args: JSONValue): Promise<'served' | 'refused'> =>
  judge(await scene.call(name, args as object, token));

/** By what the tests themselves make of types: what does not fit may not be served. */
function fits(name: string, args: JSONValue): boolean {
  const arrived = JSON.parse(JSON.stringify(args, withoutPrototypes)) as JSONValue;
  return isFitting(publicFunctions.get(name)?.args as Shape, arrived);
}

export interface Attack {
  strike(args: JSONValue): Promise<void>;
  /** Looks whether anything was written that went unnoticed. */
  end(): Promise<void>;
}

/** Calls of one function, while nothing else writes. */
export function attack(call: Call): Attack {
  const { scene, name } = call;
  const { counts = '' } = rowOf(name);
  const look = watching(scene, counts);
  return {
    async strike(args) {
      await open(call, args);
      const before = await look();
      const verdict = await send(call, args);
      if (!fits(name, args)) expect(verdict).toBe('refused');
      const mayWrite = verdict === 'served' && !isQuery(name);
      if (mayWrite) await scene.deployment.finishScheduled();
      const after = await look();
      if (!mayWrite) expect(after).toBe(before);
      else if (after !== before) await checkStored(scene);
    },
    end: async () => expect(await scene.stored(counts)).toBe(await look()),
  };
}
