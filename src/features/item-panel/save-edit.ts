import type { DatabaseError, ItemRepository } from '../../../shared/database/database.ts';
import type { ItemFields } from '../../../shared/items/item.ts';
import {
  acceptSaved,
  changedBetween,
  contest,
  dirtyFields,
  receive,
  startEditSession,
} from './edit-session.ts';
import { pickFields } from './form-values.ts';
import type { LiveEditSession } from './use-edit-session.ts';

/** `merged` is saved together with what others have written since, which had not been heard of. */
export type SavedOutcome = 'saved' | 'merged' | 'unchanged';

export type SaveOutcome =
  { readonly kind: SavedOutcome | 'contested' } | { readonly kind: 'failed'; readonly error: DatabaseError };

/** As people read it, without a full stop. */
export const outcomeTexts: Readonly<Record<SavedOutcome, string>> = {
  saved: 'Saved',
  merged: 'Saved, together with what others have changed',
  unchanged: 'Nothing to save',
};

/**
 * Sends the dirty fields and the version they are based on. The database lays them upon what others have written
 * since; what both have written it refuses, and the person has to choose.
 */
export async function saveEdit(
  repository: ItemRepository,
  { getNow, adopt, elsewhere }: Pick<LiveEditSession, 'getNow' | 'adopt' | 'elsewhere'>,
  fields: ItemFields,
): Promise<SaveOutcome> {
  const { session, values } = getNow();
  const { remote } = session;
  const names = dirtyFields(session, fields);
  if (names.length === 0) {
    // What was typed differs by blanks at most.
    const next = startEditSession(remote);
    adopt({ session: next, values: next.base });
    return { kind: 'unchanged' };
  }
  const result = await repository.update(remote.id, {
    ...pickFields(fields, names),
    baseVersion: remote.version,
  });
  if (result.ok) {
    const saved = result.value;
    elsewhere.forget();
    adopt(acceptSaved(getNow().session, getNow().values, { values, fields: names }, saved));
    const others = changedBetween(remote, saved).filter((field) => !names.includes(field));
    elsewhere.note(others, remote.version);
    return { kind: saved.version > remote.version + 1 ? 'merged' : 'saved' };
  }
  const { error } = result;
  if (error.kind !== 'ConflictError') return { kind: 'failed', error };
  const { current, contested } = error;
  const now = getNow();
  adopt(
    contest(
      receive(now.session, now.values, current),
      contested.map(({ field }) => field),
    ),
  );
  elsewhere.note(changedBetween(remote, current), remote.version);
  return { kind: 'contested' };
}
