import { useId, type ReactNode } from 'react';
import {
  itemLabels,
  itemStatusLabels,
  type EditableField,
  type ItemFields,
} from '../../../shared/items/item.ts';
import type { Choice } from './edit-session.ts';

type FieldValues = Readonly<Omit<ItemFields, 'tags'>> & { readonly tags: readonly string[] };

interface FieldChoiceProps {
  field: EditableField;
  yours: FieldValues;
  theirs: FieldValues;
  choice: Choice | undefined;
  isMissing: boolean;
  onChoose: (choice: Choice) => void;
}

/** Both values of one contested field, side by side where there is room. */
export function FieldChoice({ field, yours, theirs, choice, isMissing, onChoose }: FieldChoiceProps) {
  const id = useId();
  const option = { name: id, errorId: isMissing ? `${id}-error` : undefined, onChoose };
  return (
    <fieldset data-open={choice === undefined || undefined}>
      <legend className="mb-1 font-medium">{itemLabels[field]}</legend>
      <div className="grid gap-2">
        <Option {...option} choice="yours" label="Yours" isChosen={choice === 'yours'}>
          <FieldValue field={field} values={yours} />
        </Option>
        <Option {...option} choice="theirs" label="Theirs" isChosen={choice === 'theirs'}>
          <FieldValue field={field} values={theirs} />
        </Option>
      </div>
      {isMissing && (
        <p id={`${id}-error`} className="mt-1 text-danger">
          Choose yours or theirs.
        </p>
      )}
    </fieldset>
  );
}

interface OptionProps {
  name: string;
  choice: Choice;
  label: string;
  isChosen: boolean;
  errorId: string | undefined;
  onChoose: (choice: Choice) => void;
  children: ReactNode;
}

function Option({ name, choice, label, isChosen, errorId, onChoose, children }: OptionProps) {
  const id = `${name}-${choice}`;
  return (
    <label
      htmlFor={id}
      className={`flex cursor-pointer items-start gap-2 rounded-md border px-2.5 py-1.5 transition-colors duration-150 ${isChosen ? 'border-contest bg-contest-soft' : 'hover:border-control border-line'}`}
    >
      <input
        id={id}
        type="radio"
        name={name}
        checked={isChosen}
        onChange={() => onChoose(choice)}
        aria-labelledby={`${id}-label`}
        aria-describedby={[`${id}-value`, errorId].filter(Boolean).join(' ')}
        className="mt-0.5 size-4 shrink-0 accent-contest"
      />
      <span className="min-w-0 flex-1">
        <span id={`${id}-label`} className="block text-note font-medium text-contest">
          {label}
        </span>
        <span id={`${id}-value`} className="block wrap-anywhere whitespace-pre-wrap">
          {children}
        </span>
      </span>
    </label>
  );
}

function FieldValue({ field, values }: { field: EditableField; values: FieldValues }) {
  const text = textOf(field, values);
  return text === '' ? <span className="text-ink-muted">Nothing</span> : text;
}

function textOf(field: EditableField, values: FieldValues): string {
  switch (field) {
    case 'status':
      return itemStatusLabels[values.status];
    case 'tags':
      return values.tags.join(', ');
    case 'name':
    case 'description':
      return values[field];
  }
}
