import { useController, useWatch } from 'react-hook-form';
import { Field } from '../../components/ui/field.tsx';
import { TagsInput } from '../../components/ui/tags-input.tsx';
import { announce } from '../../lib/announcer.ts';
import { itemLabels, itemLimits } from '../../../shared/items/item.ts';
import type { ItemFieldProps } from './field-aids.ts';
import { addTags, badTagIndexes, splitTags, tagErrors } from './form-values.ts';

/** Tags with their rules: what is added or removed is announced, and looked at right away. */
export function TagsField({ form, aids }: ItemFieldProps) {
  const { field, formState } = useController({ control: form.control, name: 'tags' });
  const draft = useWatch({ control: form.control, name: 'tagDraft' });
  const tags = field.value;

  function change(next: string[], message: string) {
    form.setValue('tags', next, { shouldDirty: true, shouldValidate: true });
    announce(message);
  }

  function add(text: string) {
    const wanted = splitTags(text);
    const next = addTags(tags, wanted);
    form.setValue('tagDraft', '', { shouldDirty: true });
    const added = next.slice(tags.length);
    if (added.length > 0) change(next, `Added ${added.join(', ')}. ${countOf(next)}.`);
    else if (wanted.length > 0) announce(`${wanted.join(', ')} is there already.`);
  }

  function remove(index: number) {
    const next = tags.filter((_, other) => other !== index);
    change(next, `Removed ${tags[index] ?? ''}. ${countOf(next)}.`);
  }

  return (
    <Field
      {...aids}
      label={itemLabels.tags}
      hint="Enter or a comma adds a tag."
      errors={tagErrors(formState.errors, tags)}
      aside={<TagCounter count={tags.length} />}
    >
      {(control) => (
        <TagsInput
          {...control}
          tags={tags}
          draft={draft}
          onDraftChange={(text) => form.setValue('tagDraft', text, { shouldDirty: true })}
          onAdd={add}
          onRemove={remove}
          onBlur={() => {
            add(draft);
            field.onBlur();
          }}
          invalid={badTagIndexes(formState.errors)}
          inputRef={field.ref}
        />
      )}
    </Field>
  );
}

const countOf = (tags: readonly string[]) => (tags.length === 1 ? '1 tag' : `${tags.length} tags`);

function TagCounter({ count }: { count: number }) {
  const { max } = itemLimits.tags;
  if (count < max * 0.75) return null;
  return (
    <span className={`text-note tabular-nums ${count > max ? 'font-medium text-danger' : 'text-ink-muted'}`}>
      {count} of {max}
    </span>
  );
}
