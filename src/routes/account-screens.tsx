import { lazy } from 'react';
import type { DatabaseConfig } from '../../shared/database/config.ts';
import type { AccountSlot } from '../lib/account-slot.tsx';

/** As in create-database.ts: a build for a database without accounts contains nothing of what stands here. */
declare const __DATABASE_TYPE__: DatabaseConfig['type'] | undefined;

const Nothing = () => null;

export const SignedOut =
  typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'convex'
    ? lazy(() => import('./signed-out.tsx').then((module) => ({ default: module.SignedOut })))
    : Nothing;

export const Invited =
  typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'convex'
    ? lazy(() => import('./invited.tsx').then((module) => ({ default: module.Invited })))
    : Nothing;

export const Away =
  typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'convex'
    ? lazy(() => import('./away.tsx').then((module) => ({ default: module.Away })))
    : Nothing;

export const MembersPage =
  typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'convex'
    ? lazy(() =>
        import('../features/members/members-page.tsx').then((module) => ({ default: module.MembersPage })),
      )
    : Nothing;

export const accountSlot: AccountSlot | undefined =
  typeof __DATABASE_TYPE__ === 'undefined' || __DATABASE_TYPE__ === 'convex'
    ? {
        Entries: lazy(() =>
          import('./account-entries.tsx').then((module) => ({ default: module.AccountEntries })),
        ),
      }
    : undefined;
