import { ConvexError, type Value } from 'convex/values';
import { describe, expect, it } from 'vitest';
import type { DatabaseError } from '../../shared/database/database.ts';
import { checkedError, errorOf } from '../contract/contract.ts';
import { readAll, watchAll, writeAll } from './all-operations.ts';
import { codeAnsweringAll, functionNames } from './answering-code.ts';
import { start } from './start.ts';

/** The errors of all operations and watches of a deployment that refuses everything. */
async function errorsOf(options: Parameters<typeof start>[0]): Promise<(DatabaseError | undefined)[]> {
  const { deployment, open } = await start(options);
  const database = open();
  const recorders = watchAll(database);
  const results = [...(await readAll(database)), ...(await writeAll(database))];
  await deployment.settled();
  const told = recorders.flatMap((recorder) => recorder.take());
  return [...results, ...told].map((result) => (result.ok ? undefined : result.error));
}

/** A backend in which every function throws the same. */
const codeThrowing = (thrown: unknown) =>
  codeAnsweringAll(() => {
    throw thrown;
  });
/** Twenty operations and six watches. */
const askers = 26;

describe('a deployment that refuses', () => {
  it('for want of the functions is a QueryError that says how to deploy them', async () => {
    const errors = await errorsOf({ withoutFunctions: functionNames });
    expect(errors).toHaveLength(askers);
    for (const error of errors) {
      const { message, cause } = checkedError(error, 'QueryError');
      expect(message).toContain('lacks a function');
      expect(message).toContain('npx convex deploy');
      expect(cause?.message).toContain('Could not find public function');
    }
  });

  it('also the health check, which then does not say that all is well', async () => {
    const { open } = await start({ withoutFunctions: ['health:ping'] });
    expect(errorOf(await open().healthCheck(), 'QueryError').message).toContain('npx convex deploy');
  });

  it.each([
    ['and says why', false, /a secret of the server/],
    [
      'and keeps to itself why, as in production',
      true,
      /\[Request ID: \w+\] Server Error\s+Called by client$/,
    ],
  ])('for an unexpected reason %s is a QueryError that points to the log', async (_, redactErrors, cause) => {
    const errors = await errorsOf({ code: codeThrowing(new Error('a secret of the server')), redactErrors });
    expect(errors).toHaveLength(askers);
    for (const error of errors) {
      const checked = checkedError(error, 'QueryError');
      expect(checked.message).toContain('npx convex logs');
      expect(checked.message).not.toContain('secret');
      expect(checked.cause?.message).toMatch(cause);
    }
  });

  it.each<[string, Value]>([
    ['a text', 'Not today.'],
    ['a kind that this version does not know', { kind: 'QuotaExceeded', message: 'Too many items.' }],
    ['no kind', { message: 'Too many items.' }],
    ['nothing', null],
  ])('with data that was not agreed on (%s) is a QueryError that asks to reload', async (_, data) => {
    const errors = await errorsOf({ code: codeThrowing(new ConvexError(data)) });
    expect(errors).toHaveLength(askers);
    for (const error of errors) {
      expect(checkedError(error, 'QueryError').message).toContain(
        'for a reason that this version does not know',
      );
    }
  });

  it.each<DatabaseError>([
    { kind: 'Forbidden', message: 'Only editors may do this.' },
    { kind: 'NotFound', id: 'lamp', message: 'There is no such lamp.' },
    { kind: 'QueryError', message: 'The page is too heavy.' },
    {
      kind: 'ValidationError',
      issues: [{ path: ['tags', 3], message: 'Too long.' }],
      message: 'Too long.',
    },
  ])('with a $kind is understood as just that', async (refusal) => {
    const errors = await errorsOf({ code: codeThrowing(new ConvexError(refusal as unknown as Value)) });
    expect(errors).toEqual(Array.from({ length: askers }, () => refusal));
  });

  it.each<[string, Value, place: string]>([
    ['without its id', { kind: 'NotFound', message: 'Gone.' }, 'id'],
    ['without a sentence', { kind: 'Forbidden' }, 'message'],
    [
      'with issues that are none',
      { kind: 'ValidationError', issues: [{ path: 'name' }], message: 'Wrong.' },
      'issues.0.path',
    ],
  ])('with a known kind %s is a SerializationError', async (_, data, place) => {
    const errors = await errorsOf({ code: codeThrowing(new ConvexError(data)) });
    expect(errors).toHaveLength(askers);
    for (const error of errors) {
      expect(checkedError(error, 'SerializationError').cause?.message).toMatch(new RegExp(`^${place}: `));
    }
  });
});
