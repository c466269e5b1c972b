import type { Doc, Id } from '../_generated/dataModel.js';
import type { MutationCtx } from '../_generated/server.js';
import { doWhileRoom, isFull, mostInOneStep, takeWhile, type Step } from './room.ts';

/**
 * Lets go what signing in leaves behind: sessions that are over, refresh tokens that are spent, and invitations that
 * nobody has accepted. What is still good stays.
 */

const day = 24 * 60 * 60 * 1000;

/** How long something is kept when it is worth nothing any more, ms. */
const keptFor = {
  /** Long after a lost answer has been asked for again. */
  spentToken: day,
  /** Of flows by mail or OAuth, which end within minutes; those here use none of them. */
  verification: day,
  /** So long an admin still sees whom they have invited in vain. */
  invitation: 30 * day,
} as const;

/**
 * As much as one transaction has room for. `from` and the answer are the creation time of the last session that was
 * looked at: there it goes on. Undefined when there is no more.
 */
export async function forgetSignIns(ctx: MutationCtx, from: number): Promise<number | undefined> {
  const step: Step = { done: 0 };
  const isDone =
    (await forgetInvitations(ctx, step)) &&
    (await forgetVerifications(ctx, step)) &&
    (await forgetTokens(ctx, step));
  return isDone ? await forgetSessions(ctx, step, from) : from;
}

async function forgetInvitations(ctx: MutationCtx, step: Step): Promise<boolean> {
  const limit = Date.now() - keptFor.invitation;
  const old = ctx.db
    .query('members')
    .withIndex('by_invitation_expiresAt', (q) =>
      q.gt('invitation.expiresAt', 0).lt('invitation.expiresAt', limit),
    );
  return await doWhileRoom(ctx, old, ({ _id }) => ctx.db.delete('members', _id), step);
}

/** Of tables that the library has and nothing here writes, as long as none of its other flows is let in. */
async function forgetVerifications(ctx: MutationCtx, step: Step): Promise<boolean> {
  const limit = Date.now() - keptFor.verification;
  for (const table of ['authVerifiers', 'authVerificationCodes', 'authRateLimits'] as const) {
    const old = ctx.db.query(table).withIndex('by_creation_time', (q) => q.lt('_creationTime', limit));
    if (!(await doWhileRoom(ctx, old, ({ _id }) => ctx.db.delete(table, _id), step))) return false;
  }
  return true;
}

/** In the order of creation they end, too; those among them whose session is gone are found in no other way. */
async function forgetTokens(ctx: MutationCtx, step: Step): Promise<boolean> {
  const tokens = ctx.db.query('authRefreshTokens');
  const old = takeWhile(tokens, ({ expirationTime }) => expirationTime < Date.now());
  return await doWhileRoom(ctx, old, ({ _id }) => ctx.db.delete('authRefreshTokens', _id), step);
}

async function forgetSessions(ctx: MutationCtx, step: Step, from: number): Promise<number | undefined> {
  const sessions = ctx.db
    .query('authSessions')
    .withIndex('by_creation_time', (q) => q.gt('_creationTime', from));
  let last = from;
  let seen = 0;
  for await (const session of sessions) {
    const before = step.done;
    if (seen === mostInOneStep || (await isFull(ctx, step))) return last;
    seen += 1;
    const isDone = await forgetSession(ctx, step, session);
    // One with more tokens than a transaction can read, of which none may go, must not hold up the others.
    if (!isDone && step.done > before) return last;
    last = session._creationTime;
  }
  return undefined;
}

/** The whole of one that is over; of one that goes on, the tokens that are spent. Whether there was room for it. */
async function forgetSession(
  ctx: MutationCtx,
  step: Step,
  { _id, expirationTime }: Doc<'authSessions'>,
): Promise<boolean> {
  const { db } = ctx;
  const now = Date.now();
  const isOver = expirationTime < now;
  const stays = isOver ? undefined : await findParentOfActive(ctx, _id);
  const tokens = db.query('authRefreshTokens').withIndex('sessionId', (q) => q.eq('sessionId', _id));
  for await (const token of tokens) {
    const isSpent = (token.firstUsedTime ?? Infinity) < now - keptFor.spentToken;
    if (!isOver && (!isSpent || token._id === stays)) continue;
    if (await isFull(ctx, step)) return false;
    await db.delete('authRefreshTokens', token._id);
    step.done += 1;
  }
  if (!isOver) return true;
  await db.delete('authSessions', _id);
  step.done += 1;
  return true;
}

/** The token that was exchanged for the one to be used next: for it the library gives that one out again at any time. */
async function findParentOfActive({ db }: MutationCtx, session: Id<'authSessions'>) {
  const latestFirst = db
    .query('authRefreshTokens')
    .withIndex('sessionId', (q) => q.eq('sessionId', session))
    .order('desc');
  for await (const { firstUsedTime, parentRefreshTokenId } of latestFirst) {
    if (firstUsedTime === undefined) return parentRefreshTokenId;
  }
  return undefined;
}
