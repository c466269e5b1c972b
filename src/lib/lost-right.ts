import { useMayEdit } from './session-context.tsx';

/** What somebody is told whose role has changed under what they were about to do. */

export const mayNotEditAnyMore = 'You may not change items any more.';

/** Why a question that was asked before cannot be answered with yes; undefined where it can. */
export const useLostRight = (): string | undefined =>
  useMayEdit() ? undefined : `${mayNotEditAnyMore} Nothing was done. An admin can let you edit again.`;
