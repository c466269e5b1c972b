/* eslint-disable */
/**
 * Generated `api` utility.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npx convex dev`.
 * @module
 */

import type * as accounts from "../accounts.js";
import type * as auth from "../auth.js";
import type * as background from "../background.js";
import type * as changes from "../changes.js";
import type * as counts from "../counts.js";
import type * as crons from "../crons.js";
import type * as health from "../health.js";
import type * as http from "../http.js";
import type * as invitations from "../invitations.js";
import type * as items from "../items.js";
import type * as members from "../members.js";
import type * as model_access from "../model/access.js";
import type * as model_accounts from "../model/accounts.js";
import type * as model_arguments from "../model/arguments.js";
import type * as model_batches from "../model/batches.js";
import type * as model_callers from "../model/callers.js";
import type * as model_clearing from "../model/clearing.js";
import type * as model_contexts from "../model/contexts.js";
import type * as model_counts from "../model/counts.js";
import type * as model_documents from "../model/documents.js";
import type * as model_drift from "../model/drift.js";
import type * as model_edits from "../model/edits.js";
import type * as model_errors from "../model/errors.js";
import type * as model_force from "../model/force.js";
import type * as model_functions from "../model/functions.js";
import type * as model_guessing from "../model/guessing.js";
import type * as model_invitations from "../model/invitations.js";
import type * as model_keys from "../model/keys.js";
import type * as model_leftovers from "../model/leftovers.js";
import type * as model_limits from "../model/limits.js";
import type * as model_listings from "../model/listings.js";
import type * as model_members from "../model/members.js";
import type * as model_orders from "../model/orders.js";
import type * as model_pages from "../model/pages.js";
import type * as model_passwords from "../model/passwords.js";
import type * as model_present from "../model/present.js";
import type * as model_pruning from "../model/pruning.js";
import type * as model_purging from "../model/purging.js";
import type * as model_ranges from "../model/ranges.js";
import type * as model_rebuild from "../model/rebuild.js";
import type * as model_record from "../model/record.js";
import type * as model_retention from "../model/retention.js";
import type * as model_reversals from "../model/reversals.js";
import type * as model_reverts from "../model/reverts.js";
import type * as model_room from "../model/room.js";
import type * as model_search from "../model/search.js";
import type * as model_searches from "../model/searches.js";
import type * as model_sessions from "../model/sessions.js";
import type * as model_spaces from "../model/spaces.js";
import type * as model_trash from "../model/trash.js";
import type * as model_trees from "../model/trees.js";
import type * as model_uncounted from "../model/uncounted.js";
import type * as model_undo from "../model/undo.js";
import type * as model_validators from "../model/validators.js";
import type * as model_words from "../model/words.js";
import type * as model_writes from "../model/writes.js";
import type * as presence from "../presence.js";
import type * as spaces from "../spaces.js";
import type * as trash from "../trash.js";

import type {
  ApiFromModules,
  FilterApi,
  FunctionReference,
} from "convex/server";

declare const fullApi: ApiFromModules<{
  accounts: typeof accounts;
  auth: typeof auth;
  background: typeof background;
  changes: typeof changes;
  counts: typeof counts;
  crons: typeof crons;
  health: typeof health;
  http: typeof http;
  invitations: typeof invitations;
  items: typeof items;
  members: typeof members;
  "model/access": typeof model_access;
  "model/accounts": typeof model_accounts;
  "model/arguments": typeof model_arguments;
  "model/batches": typeof model_batches;
  "model/callers": typeof model_callers;
  "model/clearing": typeof model_clearing;
  "model/contexts": typeof model_contexts;
  "model/counts": typeof model_counts;
  "model/documents": typeof model_documents;
  "model/drift": typeof model_drift;
  "model/edits": typeof model_edits;
  "model/errors": typeof model_errors;
  "model/force": typeof model_force;
  "model/functions": typeof model_functions;
  "model/guessing": typeof model_guessing;
  "model/invitations": typeof model_invitations;
  "model/keys": typeof model_keys;
  "model/leftovers": typeof model_leftovers;
  "model/limits": typeof model_limits;
  "model/listings": typeof model_listings;
  "model/members": typeof model_members;
  "model/orders": typeof model_orders;
  "model/pages": typeof model_pages;
  "model/passwords": typeof model_passwords;
  "model/present": typeof model_present;
  "model/pruning": typeof model_pruning;
  "model/purging": typeof model_purging;
  "model/ranges": typeof model_ranges;
  "model/rebuild": typeof model_rebuild;
  "model/record": typeof model_record;
  "model/retention": typeof model_retention;
  "model/reversals": typeof model_reversals;
  "model/reverts": typeof model_reverts;
  "model/room": typeof model_room;
  "model/search": typeof model_search;
  "model/searches": typeof model_searches;
  "model/sessions": typeof model_sessions;
  "model/spaces": typeof model_spaces;
  "model/trash": typeof model_trash;
  "model/trees": typeof model_trees;
  "model/uncounted": typeof model_uncounted;
  "model/undo": typeof model_undo;
  "model/validators": typeof model_validators;
  "model/words": typeof model_words;
  "model/writes": typeof model_writes;
  presence: typeof presence;
  spaces: typeof spaces;
  trash: typeof trash;
}>;

/**
 * A utility for referencing Convex functions in your app's public API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = api.myModule.myFunction;
 * ```
 */
export declare const api: FilterApi<
  typeof fullApi,
  FunctionReference<any, "public">
>;

/**
 * A utility for referencing Convex functions in your app's internal API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = internal.myModule.myFunction;
 * ```
 */
export declare const internal: FilterApi<
  typeof fullApi,
  FunctionReference<any, "internal">
>;

export declare const components: {
  itemsByName: import("@convex-dev/aggregate/_generated/component.js").ComponentApi<"itemsByName">;
  itemsByCreatedAt: import("@convex-dev/aggregate/_generated/component.js").ComponentApi<"itemsByCreatedAt">;
  itemsByUpdatedAt: import("@convex-dev/aggregate/_generated/component.js").ComponentApi<"itemsByUpdatedAt">;
  itemsByDeletedAt: import("@convex-dev/aggregate/_generated/component.js").ComponentApi<"itemsByDeletedAt">;
  rateLimiter: import("@convex-dev/rate-limiter/_generated/component.js").ComponentApi<"rateLimiter">;
  presence: import("@convex-dev/presence/_generated/component.js").ComponentApi<"presence">;
};
