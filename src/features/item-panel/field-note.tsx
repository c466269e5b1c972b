import { useWatch } from 'react-hook-form';
import { RelativeTime } from '../../components/ui/relative-time.tsx';
import { isSameValue, type EditableField } from '../../../shared/items/item.ts';
import type { EditSession } from './edit-session.ts';
import type { ItemForm } from './form-values.ts';
import { nameAuthor, type FieldChange } from './use-field-changes.ts';

interface FieldNoteProps {
  form: ItemForm;
  session: EditSession;
  field: EditableField;
  change: FieldChange;
}

/** Beside the label: who has changed the field. Once it is edited here, that is no news any more. */
export function FieldNote({ form, session, field, change }: FieldNoteProps) {
  const value = useWatch({ control: form.control, name: field });
  if (!isSameValue(value, session.base[field])) return null;
  return (
    <span className="text-note text-ink-muted">
      Changed by {nameAuthor(change)} <RelativeTime time={change.at} />
    </span>
  );
}
