import { describe, expect, test } from 'vitest';
import { forbidden, type Refusal } from '../../shared/session/refusals.ts';
import { watching } from './access/attack.ts';
import { callers, type Caller, type Standing } from './access/callers.ts';
import { functionTable, namesItems, rowOf, type Asks } from './access/function-table.ts';
import { arrange, type Answer, type Scene } from './access/scene.ts';
import { publicFunctions } from './public-functions.ts';

/** Every public function is called by everybody, through the door that is there for all: tokens are judged, too. */

/** The latter ones are kinds of errors. */
type Expected = 'answers' | Refusal | 'no such token' | 'ValidationError' | 'NotFound';
type Answers = Readonly<Record<Standing, Expected>>;

const outsiders = { ended: 'ended', removed: 'removed', refused: 'no such token' } as const;
const strangers = { nobody: 'signedOut', ...outsiders } as const;
const answerTable: Readonly<Record<Asks, Answers>> = {
  everybody: {
    ...{ admin: 'answers', guest: 'answers', viewer: 'answers', nobody: 'answers' },
    ...{ ended: 'answers', removed: 'answers' },
    refused: 'no such token',
  },
  viewer: { admin: 'answers', guest: 'answers', viewer: 'answers', ...strangers },
  admin: { admin: 'answers', guest: 'answers', viewer: 'mayNotEdit', ...strangers },
  'admin of members': { admin: 'answers', guest: 'notAdmin', viewer: 'notAdmin', ...strangers },
  member: { admin: 'answers', guest: 'answers', viewer: 'answers', ...strangers },
};

function expectedOf(name: string, { is, isOpen, signsInElsewhere }: Caller): Expected {
  const { asks } = rowOf(name);
  if (is === 'guest' && namesItems.has(name)) return 'NotFound';
  const answer = answerTable[asks][is];
  if (isOpen && asks === 'viewer') return 'answers';
  // There are no sessions of theirs here.
  const isElsewhere = signsInElsewhere && name === 'members:signOutEverywhere';
  return isElsewhere ? 'ValidationError' : answer;
}

/** What an answer comes to: the refusal that it is word for word, or itself where it is none that is known. */
function describeAnswer({ http, status, errorData }: Answer, expected: Expected): unknown {
  if (http === 401) return 'no such token';
  if (http === 200 && status === 'success') return 'answers';
  const kind = (errorData as { kind?: unknown } | undefined)?.kind;
  const isKind = expected === 'ValidationError' || expected === 'NotFound';
  if (isKind && kind === expected) return kind;
  if (isKind || expected === 'answers' || expected === 'no such token') return { http, status, errorData };
  return JSON.stringify(errorData) === JSON.stringify(forbidden(expected)) ? expected : errorData;
}

interface Coming {
  readonly scene: Scene;
  readonly token: string | undefined;
}

async function come({ comes, isOpen }: Caller): Promise<Coming> {
  const scene = await arrange(isOpen && { ANONYMOUS_VIEWERS: 'true' });
  const token = await comes(scene);
  // As a client does; for whoever may not search this opens nothing.
  await scene.call('items:openSearch', rowOf('items:search').args(scene), token);
  return { scene, token };
}

test('the table has a row for every public function, and none besides', () => {
  expect(Object.keys(functionTable).sort()).toEqual([...publicFunctions.keys()].sort());
});

describe.each(callers)('$who', (caller) => {
  const mayWrite = (name: string) =>
    publicFunctions.get(name)?.type !== 'query' && expectedOf(name, caller) === 'answers';

  test('is answered or refused by each function as the tables say, and writes nothing', async () => {
    const { scene, token } = await come(caller);
    const look = watching(scene);
    const before = await look();
    const answers: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const name of publicFunctions.keys()) {
      if (mayWrite(name)) continue;
      expected[name] = expectedOf(name, caller);
      const answer = await scene.call(name, rowOf(name).args(scene), token);
      answers[name] = describeAnswer(answer, expectedOf(name, caller));
      if ((await look()) !== before) answers[name] = 'has written';
    }
    expect(answers).toEqual(expected);
    expect(await scene.stored()).toBe(before);
  });

  test.each([...publicFunctions.keys()].filter(mayWrite))('may call %s', async (name) => {
    const { scene, token } = await come(caller);
    const answer = await scene.call(name, rowOf(name).args(scene), token);
    expect(describeAnswer(answer, 'answers')).toBe('answers');
  });
});
