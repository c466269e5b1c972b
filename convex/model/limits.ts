import { MINUTE, HOUR, RateLimiter, type RateLimitConfig } from '@convex-dev/rate-limiter';
import { rateLimited } from '../../shared/database/results.ts';
import { components } from '../_generated/api.js';
import { env, type ActionCtx, type MutationCtx } from '../_generated/server.js';
import { refuse } from './errors.ts';

/** How often what may be. Each is a bucket: `capacity` at once, and `rate` more in each period after that. */
const limits = {
  /** Of one address: whoever guesses has a word a minute, whoever mistypes has ten. */
  signIn: { kind: 'token bucket', rate: 10, period: 10 * MINUTE, capacity: 10 },
  /** Of all addresses together. A password costs the server about a second. */
  signInOverall: { kind: 'token bucket', rate: 120, period: MINUTE, capacity: 240 },
  signUp: { kind: 'token bucket', rate: 10, period: 10 * MINUTE, capacity: 10 },
  signUpOverall: { kind: 'token bucket', rate: 60, period: MINUTE, capacity: 120 },
  /** Of one admin. */
  invite: { kind: 'token bucket', rate: 60, period: HOUR, capacity: 60 },
  /** Of one member, in items: two of the largest imports at once. */
  createMany: { kind: 'token bucket', rate: 30_000, period: MINUTE, capacity: 120_000 },
  /** Of one member, in searches that are not open: as many as anybody types and pages through. */
  search: { kind: 'token bucket', rate: 120, period: MINUTE, capacity: 120 },
  /** Of all together who have not signed in. */
  anonymousSearch: { kind: 'token bucket', rate: 1200, period: MINUTE, capacity: 1200 },
} as const;

const limiter = new RateLimiter(components.rateLimiter, limits);

type Limit = keyof typeof limits;

/**
 * Counts something against a limit, of somebody or of everybody. RateLimited where it is used up. What a mutation
 * counts it forgets when it fails; an action's count stays.
 */
export async function countAgainst(
  ctx: ActionCtx | MutationCtx,
  limit: Limit,
  of: { readonly key?: string; readonly count?: number; readonly config?: RateLimitConfig } = {},
): Promise<void> {
  const { ok, retryAfter } = await limiter.limit(ctx, limit, of);
  if (!ok) refuse(rateLimited(retryAfter));
}

/** Begins anew. */
export async function forgetCount(ctx: ActionCtx | MutationCtx, limit: Limit, key: string): Promise<void> {
  await limiter.reset(ctx, limit, { key });
}

/** All that was counted of somebody who is gone for good. */
export async function forgetCountsOf(
  ctx: MutationCtx,
  of: { readonly email: string; readonly actorId: string },
) {
  await forgetCount(ctx, 'signIn', of.email);
  await forgetCount(ctx, 'signUp', of.email);
  await forgetCount(ctx, 'createMany', of.actorId);
  await forgetCount(ctx, 'search', of.actorId);
}

/** What SEARCHES_PER_MINUTE may say. */
const searchesPerMinute = { min: 1, max: 1_000_000 } as const;

/** Counts a search. For how many there is room the deployment's environment may say; what is no such number is as nothing. */
export async function countSearch(
  ctx: MutationCtx,
  limit: 'search' | 'anonymousSearch',
  key: string,
): Promise<void> {
  const set = Number(env.SEARCHES_PER_MINUTE?.trim() || Number.NaN);
  const isSet = Number.isInteger(set) && set >= searchesPerMinute.min && set <= searchesPerMinute.max;
  const rate = isSet ? (set / limits.search.rate) * limits[limit].rate : limits[limit].rate;
  await countAgainst(ctx, limit, { key, config: { ...limits[limit], rate, capacity: rate } });
}
