import { makeFunctionReference } from 'convex/server';
import type { ConvexTest } from './start-convex-test.ts';

/** The public functions as the modules of convex/ have them, found by looking, so that none is forgotten. */

interface Registered {
  readonly isPublic?: boolean;
  readonly isMutation?: boolean;
  readonly isAction?: boolean;
  /** What it takes, which Convex itself is not told (convex/model/functions.ts). */
  readonly takes: { readonly json: unknown };
  exportReturns(): string;
}

export interface PublicFunction {
  readonly type: 'query' | 'mutation' | 'action';
  /** The validators, as they are sent to a deployment. */
  readonly args: unknown;
  readonly returns: unknown;
}

const modules = import.meta.glob<Record<string, unknown>>(
  ['../../convex/*.ts', '!../../convex/convex.config.ts'],
  { eager: true },
);

/** Whether an export is a function that anybody can call. */
export const isPublic = (value: unknown): value is Registered =>
  typeof value === 'function' && 'isPublic' in value && value.isPublic === true;

/** By the name that clients call them by. */
export const publicFunctions: ReadonlyMap<string, PublicFunction> = new Map(
  Object.entries(modules).flatMap(([path, exports]) => {
    const module = path.slice('../../convex/'.length, -'.ts'.length);
    return Object.entries(exports).flatMap(([name, value]) =>
      isPublic(value) ? [[`${module}:${name}`, describe(value)] as const] : [],
    );
  }),
);

function describe(registered: Registered): PublicFunction {
  return {
    type: registered.isMutation ? 'mutation' : registered.isAction ? 'action' : 'query',
    args: registered.takes.json,
    returns: JSON.parse(registered.exportReturns()) as unknown,
  };
}

/** Calls a public function by its name. */
export async function callPublic(
  t: Pick<ConvexTest, 'query' | 'mutation' | 'action'>,
  name: string,
  args: object,
): Promise<unknown> {
  const values = args as Record<string, never>;
  const type = publicFunctions.get(name)?.type ?? 'query';
  if (type === 'action') return await t.action(makeFunctionReference<'action'>(name), values);
  return type === 'mutation'
    ? await t.mutation(makeFunctionReference<'mutation'>(name), values)
    : await t.query(makeFunctionReference<'query'>(name), values);
}
