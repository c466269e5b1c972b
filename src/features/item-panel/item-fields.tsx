import { Controller, useFormState, useWatch } from 'react-hook-form';
import { CharacterCounter, controlClasses, Field } from '../../components/ui/field.tsx';
import {
  itemLabels,
  itemLimits,
  itemStatuses,
  itemStatusLabels,
  type EditableField,
} from '../../../shared/items/item.ts';
import { Select } from '../../components/ui/select.tsx';
import { countCharacters, countCodePoints } from '../../../shared/items/text.ts';
import type { ItemForm } from './form-values.ts';
import type { FieldAids, ItemFieldProps } from './field-aids.ts';
import { TagsField } from './tags-field.tsx';

interface ItemFieldsProps {
  form: ItemForm;
  aidsOf?: (field: EditableField) => FieldAids;
}

/** The editable fields, in the order of the schema, for a new item and for one that is there. */
export function ItemFields({ form, aidsOf = () => ({}) }: ItemFieldsProps) {
  return (
    <div className="space-y-4">
      <NameField form={form} aids={aidsOf('name')} />
      <DescriptionField form={form} aids={aidsOf('description')} />
      <StatusField form={form} aids={aidsOf('status')} />
      <TagsField form={form} aids={aidsOf('tags')} />
    </div>
  );
}

// Beyond this the exact number helps nobody, and counting graphemes at every key would be felt.
const longestCounted = 20 * itemLimits.name.max;

function useErrors(form: ItemForm, name: 'name' | 'description' | 'status'): string[] {
  const { errors } = useFormState({ control: form.control, name });
  const message = errors[name]?.message;
  return message ? [message] : [];
}

function NameField({ form, aids }: ItemFieldProps) {
  const errors = useErrors(form, 'name');
  const name = useWatch({ control: form.control, name: 'name' });
  const count = name.length > longestCounted ? name.length : countCharacters(name.trim());
  return (
    <Field
      {...aids}
      label={itemLabels.name}
      errors={errors}
      aside={<CharacterCounter count={count} max={itemLimits.name.max} />}
    >
      {(control) => (
        <input
          {...control}
          {...form.register('name')}
          type="text"
          autoComplete="off"
          aria-required
          className={controlClasses}
        />
      )}
    </Field>
  );
}

function DescriptionField({ form, aids }: ItemFieldProps) {
  const errors = useErrors(form, 'description');
  const description = useWatch({ control: form.control, name: 'description' });
  return (
    <Field
      {...aids}
      label={itemLabels.description}
      errors={errors}
      aside={<CharacterCounter count={countCodePoints(description)} max={itemLimits.description.max} />}
    >
      {(control) => (
        <textarea
          {...control}
          {...form.register('description')}
          rows={6}
          className={`${controlClasses} block field-sizing-content max-h-[50dvh] min-h-24 resize-y`}
        />
      )}
    </Field>
  );
}

function StatusField({ form, aids }: ItemFieldProps) {
  const errors = useErrors(form, 'status');
  return (
    <Field {...aids} label={itemLabels.status} errors={errors}>
      {(control) => (
        // Controlled, because a native select forgets a value that arrives before its options.
        <Controller
          control={form.control}
          name="status"
          render={({ field }) => (
            <Select {...control} {...field} className="w-full">
              {itemStatuses.map((status) => (
                <option key={status} value={status}>
                  {itemStatusLabels[status]}
                </option>
              ))}
            </Select>
          )}
        />
      )}
    </Field>
  );
}
