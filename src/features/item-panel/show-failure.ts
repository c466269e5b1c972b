import type { DatabaseError } from '../../../shared/database/database.ts';
import { isEditableField, type ItemForm } from './form-values.ts';

/**
 * Brings a failed save to where it can be mended: the issues of a ValidationError to their fields,
 * the first of which gets the focus. Answers with the sentence for the rest, if there is a rest.
 */
export function showFailure(form: ItemForm, error: DatabaseError): string | undefined {
  if (error.kind !== 'ValidationError') return error.message;
  const rest: string[] = [];
  let isFirst = true;
  for (const { path, message } of error.issues) {
    const [field, index] = path;
    if (!isEditableField(field)) {
      rest.push(message);
      continue;
    }
    const name = field === 'tags' && typeof index === 'number' ? (`tags.${index}` as const) : field;
    form.setError(name, { type: 'server', message });
    if (isFirst) form.setFocus(field);
    isFirst = false;
  }
  return rest.length > 0 ? rest.join(' ') : undefined;
}
