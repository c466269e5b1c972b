import type { ReactNode } from 'react';
import { editableFields, itemLabels, type EditableField, type Item } from '../../../shared/items/item.ts';
import { StatusMark } from './status-mark.tsx';

type Values = Pick<Item, EditableField>;

interface ItemValuesProps {
  item: Values;
  className: string;
}

/** Every field as the form has it, without a way to type. */
export function ItemValues({ item, className }: ItemValuesProps) {
  return (
    <dl className={className}>
      {editableFields.map((field) => (
        <div key={field}>
          <dt>{itemLabels[field]}</dt>
          <dd>{showField(field, item)}</dd>
        </div>
      ))}
    </dl>
  );
}

function showField(field: EditableField, { name, description, status, tags }: Values): ReactNode {
  const nothing = <span className="text-ink-muted">Nothing</span>;
  switch (field) {
    case 'name':
      return name;
    case 'description':
      return description || nothing;
    case 'status':
      return <StatusMark status={status} />;
    case 'tags':
      return tags.length === 0 ? nothing : <TagNames tags={tags} />;
  }
}

function TagNames({ tags }: { tags: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {tags.map((tag) => (
        <li key={tag} className="rounded-sm border border-line px-1.5 text-note leading-5 wrap-anywhere">
          {tag}
        </li>
      ))}
    </ul>
  );
}
