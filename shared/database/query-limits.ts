import type { ChangeKind } from './changes.ts';

/** What a query may ask for. */

export const queryLimits = { limit: 1000, createMany: 500, search: 500, changes: 200 } as const;
export const sortFields = ['name', 'createdAt', 'updatedAt'] as const;
export const sortDirections = ['asc', 'desc'] as const;

export const changeKinds = [
  'created',
  'updated',
  'deleted',
  'restored',
  'reverted',
  'purged',
] as const satisfies readonly ChangeKind[];

/** What a batch may be called. */
export const batchLimits = { id: { min: 8, max: 64 }, title: { max: 200 } } as const;
