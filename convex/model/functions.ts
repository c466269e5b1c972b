import { v, type GenericValidator, type PropertyValidators } from 'convex/values';
import {
  action as registerAction,
  mutation as registerMutation,
  query as registerQuery,
} from '../_generated/server.js';
import { requireShape } from './arguments.ts';

/**
 * What public functions are made by, instead of what is generated: arguments that do not fit are answered as everything
 * else that is refused, with a ValidationError, which Convex's own check is not (docs/decisions/argument-errors.md).
 */

interface Definition {
  readonly args: PropertyValidators;
  readonly returns: GenericValidator;
  readonly handler: (ctx: unknown, args: unknown) => unknown;
}

/**
 * The same to whoever writes a function and to whoever calls it by its types. To Convex it takes anything; what
 * it does take is told by its `takes`.
 */
function checkingArguments<Register extends (definition: never) => object>(register: Register): Register {
  const checking = ({ args, handler, ...definition }: Definition): object => {
    const takes = v.object(args);
    const registered = (register as unknown as (definition: Omit<Definition, 'args'>) => object)({
      ...definition,
      handler: (ctx, given) => handler(ctx, requireShape(takes, given)),
    });
    return Object.assign(registered, { takes });
  };
  return checking as unknown as Register;
}

export const query = checkingArguments(registerQuery);
export const mutation = checkingArguments(registerMutation);
export const action = checkingArguments(registerAction);
