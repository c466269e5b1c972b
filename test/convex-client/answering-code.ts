import { defineSchema, mutationGeneric, queryGeneric } from 'convex/server';
import type { Value } from 'convex/values';
import type { DeployedCode } from '../support/convex/test-deployment.ts';

type Answers = Readonly<Record<string, () => Value>>;

/**
 * Another backend under the names of this one: its functions answer as a test says, by a value or by
 * throwing, whatever they are asked. Those that no answer is given for are not there.
 */
export function codeAnswering(answers: Answers): DeployedCode {
  const register = (names: readonly string[], type: typeof queryGeneric | typeof mutationGeneric) =>
    names.flatMap((name) => {
      const handler = answers[name];
      return handler ? [[name, type({ handler })]] : [];
    });
  const items = Object.fromEntries([
    ...register(['page', 'list', 'count', 'get'], queryGeneric),
    ...register(['create', 'createMany', 'update', 'delete', 'restore'], mutationGeneric),
  ]) as object;
  return { schema: defineSchema({}), modules: { './_generated/api.js': {}, './items.ts': items } };
}
