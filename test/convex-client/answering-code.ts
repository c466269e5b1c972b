import { defineSchema, mutationGeneric, queryGeneric } from 'convex/server';
import type { Value } from 'convex/values';
import type { DeployedCode } from '../support/convex/test-deployment.ts';

/** By the name of the function: `get` for that of an item, `changes:get` for that of a change. */
type Answers = Readonly<Record<string, () => Value>>;

const names = {
  items: {
    queries: ['page', 'list', 'count', 'get'],
    mutations: ['openSearch', 'create', 'createMany', 'update', 'delete', 'restore'],
  },
  changes: {
    queries: ['list', 'get', 'snapshot', 'batch', 'undoState'],
    mutations: ['revert', 'restoreTo', 'revertBatch', 'undo', 'redo'],
  },
  trash: { queries: ['list'], mutations: ['purge', 'purgeAll'] },
} as const;
type Module = keyof typeof names;
const modules = Object.keys(names) as Module[];

const keyOf = (module: Module, name: string) => (module === 'items' ? name : `${module}:${name}`);

/** All functions that the client calls, but the sign of life. */
export const functionNames = modules.flatMap((module) =>
  [...names[module].queries, ...names[module].mutations].map((name) => `${module}:${name}`),
);

/**
 * Another backend under the names of this one: its functions answer as a test says, by a value or by
 * throwing, whatever they are asked. Those that no answer is given for are not there.
 */
export function codeAnswering(answers: Answers): DeployedCode {
  const register = (module: Module) => {
    const { queries, mutations } = names[module];
    const of = (list: readonly string[], type: typeof queryGeneric | typeof mutationGeneric) =>
      list.flatMap((name) => {
        const handler = answers[keyOf(module, name)];
        return handler ? [[name, type({ handler })] as const] : [];
      });
    return [
      `./${module}.ts`,
      Object.fromEntries([...of(queries, queryGeneric), ...of(mutations, mutationGeneric)]),
    ];
  };
  return {
    schema: defineSchema({}),
    modules: { './_generated/api.js': {}, ...(Object.fromEntries(modules.map(register)) as object) },
  };
}

/** One whose functions all do the same. */
export const codeAnsweringAll = (answer: () => Value): DeployedCode =>
  codeAnswering(
    Object.fromEntries(
      modules.flatMap((module) =>
        [...names[module].queries, ...names[module].mutations].map((name) => [keyOf(module, name), answer]),
      ),
    ),
  );
