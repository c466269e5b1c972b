import { MINUTE, HOUR, RateLimiter } from '@convex-dev/rate-limiter';
import { rateLimited } from '../../shared/database/results.ts';
import { components } from '../_generated/api.js';
import type { ActionCtx, MutationCtx } from '../_generated/server.js';
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
  of: { readonly key?: string; readonly count?: number } = {},
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
}
