import { editableFields, type Item, type ItemFields } from '../../../shared/items/item.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { showToast } from '../../lib/toasts.ts';
import type { DraftKeeper } from './drafts/draft-keeper.ts';
import { useTellRefusal } from './drafts/use-tell-refusal.ts';
import type { ItemForm } from './form-values.ts';
import { showFailure } from './show-failure.ts';
import type { SentValues } from './use-sent-values.ts';

interface CreateParts {
  form: ItemForm;
  sent: SentValues;
  keeper: DraftKeeper;
  /** With a sentence for what does not stand at a field. */
  onFailure: (sentence: string | undefined) => void;
}

/** Makes a new item of what stands in a form. Answers with it when the form is still there to be left. */
export function useCreateItem({ form, sent, keeper, onFailure }: CreateParts) {
  const repository = useDatabase().items();
  const tellRefusal = useTellRefusal();
  return async (fields: ItemFields): Promise<Item | undefined> => {
    const result = await sent.send(editableFields, () => repository.create(fields));
    if (result.ok) {
      keeper.drop();
      showToast({ title: `Created “${result.value.name}”` });
      return sent.isOpen() ? result.value : undefined;
    }
    const { error } = result;
    if (sent.isOpen()) onFailure(showFailure(form, error));
    else tellRefusal(keeper.refuse(error.message), fields.name);
    return undefined;
  };
}
