import { api } from '../../../convex/_generated/api.js';

/** The deployed functions, with their types: the one place where the client meets the backend's code. */
export const functions = {
  page: api.items.page,
  list: api.items.list,
  count: api.items.count,
  openSearch: api.items.openSearch,
  get: api.items.get,
  create: api.items.create,
  createMany: api.items.createMany,
  update: api.items.update,
  delete: api.items.delete,
  restore: api.items.restore,
  changes: api.changes,
  trash: api.trash,
  presence: api.presence,
  ping: api.health.ping,
} as const;
