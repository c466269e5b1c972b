import type { DatabaseError, ItemRepository } from '../../../shared/database/database.ts';
import type { ItemFields } from '../../../shared/items/item.ts';
import { acceptSaved, dirtyFields, overtakenFields, receive } from './edit-session.ts';
import { fieldsOf, pickFields, type ItemForm } from './form-values.ts';
import type { LiveEditSession } from './use-edit-session.ts';

export type SaveOutcome =
  | { readonly kind: 'saved' | 'unchanged' | 'contested' }
  | { readonly kind: 'failed'; readonly error: DatabaseError };

// Each attempt loses only against a write of the same moment to other fields of the same item.
const maxAttempts = 5;

/**
 * Sends the dirty fields and the version they are based on. The database knows versions, not what an
 * edit began with: it contests every field of an outdated request. Those that nobody else touched are
 * sent again on the present version; only a field that was truly overtaken is for the person to decide.
 */
export async function saveEdit(
  repository: ItemRepository,
  { getSession, adopt }: Pick<LiveEditSession, 'getSession' | 'adopt'>,
  form: ItemForm,
  fields: ItemFields,
): Promise<SaveOutcome> {
  const typed = () => fieldsOf(form.getValues());
  const names = dirtyFields(getSession().base, fields);
  const submitted = { values: typed(), fields: names };
  if (names.length === 0) {
    // What was typed differs by blanks at most.
    adopt(receive(getSession(), getSession().base, getSession().remote));
    return { kind: 'unchanged' };
  }
  for (let attempt = 1; ; attempt += 1) {
    const { remote, baseVersion } = getSession();
    const result = await repository.update(remote.id, { ...pickFields(fields, names), baseVersion });
    if (result.ok) {
      adopt(acceptSaved(getSession(), typed(), submitted, result.value));
      return { kind: 'saved' };
    }
    const { error } = result;
    if (error.kind !== 'ConflictError' || attempt === maxAttempts) return { kind: 'failed', error };
    adopt(receive(getSession(), typed(), error.current));
    if (overtakenFields(getSession(), typed()).length > 0) return { kind: 'contested' };
  }
}
