import type { ReactNode } from 'react';
import type { Change, ItemSnapshot } from '../../../shared/database/changes.ts';
import { editableFields, itemLabels, type EditableField } from '../../../shared/items/item.ts';
import { icon } from '../../components/ui/icons.tsx';
import { formatAbsolute, RelativeTime } from '../../components/ui/relative-time.tsx';
import { StatusMark } from '../../components/ui/status-mark.tsx';
import { ChangeSentence } from './change-sentence.tsx';

const ClockIcon = icon('ClockIcon', <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.500V8l2.200 1.800" />);

/** Says that this is the past, and which moment of it. */
export function PastMark({ change }: { change: Change }) {
  return (
    <div className="past-mark">
      <ClockIcon />
      <div className="min-w-0 wrap-anywhere">
        <p className="font-medium">As it was on {formatAbsolute(change.at)}. Read only.</p>
        <p className="text-ink-muted">
          {/* What a deletion left is not there: the version is the one that it took away. */}
          {change.after === null ? 'Just before: ' : 'Just after: '}
          <ChangeSentence change={change} />, <RelativeTime time={change.at} />
        </p>
      </div>
    </div>
  );
}

type Fields = ItemSnapshot['fields'];

/** Every field as the form has it, without a way to type. */
export function PastFields({ fields }: { fields: Fields }) {
  return (
    <dl className="past-fields">
      {editableFields.map((field) => (
        <div key={field}>
          <dt>{itemLabels[field]}</dt>
          <dd>{showField(field, fields)}</dd>
        </div>
      ))}
    </dl>
  );
}

function showField(field: EditableField, { name, description, status, tags }: Fields): ReactNode {
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
