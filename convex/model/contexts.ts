import type { Id } from '../_generated/dataModel.js';
import type { MutationCtx, QueryCtx } from '../_generated/server.js';

/**
 * In which space the model reads and writes. Nothing that a client sends says it: a public function gets such a context
 * from access.ts, by who is calling, and what goes on in the background from the document that it goes on with.
 */

/** A set of items of its own; undefined for that of the deployment itself. */
export type Space = Id<'spaces'> | undefined;

export interface InSpace {
  readonly space: Space;
}

export type SpaceQueryCtx = QueryCtx & InSpace;
export type SpaceMutationCtx = MutationCtx & InSpace;

export const within = <Ctx extends object>(ctx: Ctx, space: Space): Ctx & InSpace => ({ ...ctx, space });

/** What every document that is written in a space says; nothing in the deployment's own. */
export const spaceOf = ({ space }: Partial<InSpace>): { space?: Id<'spaces'> } =>
  space === undefined ? {} : { space };

/** A document of the same space, or null: what is another's is not there. */
export const ownOnly = <Document extends { readonly space?: Id<'spaces'> }>(
  { space }: InSpace,
  document: Document | null,
): Document | null => (document && document.space === space ? document : null);
