import { lazy, Suspense } from 'react';
import { Kbd } from '../../components/ui/kbd.tsx';
import { itemStatusLabels, type EditableField, type ItemStatus } from '../../../shared/items/item.ts';
import type { Choice, FieldValue } from './field-edit.ts';

const loadDiff = () => import('../../components/ui/word-diff.tsx');
const WordDiff = lazy(async () => ({ default: (await loadDiff()).WordDiff }));
const ListDiff = lazy(async () => ({ default: (await loadDiff()).ListDiff }));

interface ContestOptionProps {
  /** Of the radio buttons that belong together. */
  name: string;
  choice: Choice;
  field: EditableField;
  value: FieldValue;
  /** What it is compared with; undefined shows the value as it is. */
  before: FieldValue | undefined;
  isChosen: boolean;
  errorId: string | undefined;
  onChoose: () => void;
}

/** One of the values that a contested field may go on with. Its key is the first letter of its name. */
export function ContestOption(props: ContestOptionProps) {
  const { name, choice, field, value, before, isChosen, errorId, onChoose } = props;
  const id = `${name}-${choice}`;
  const label = choiceLabels[choice];
  const plain = <FieldValueText field={field} value={value} />;
  return (
    <label
      htmlFor={id}
      className={`flex cursor-pointer items-start gap-2 rounded-md border px-2.5 py-1.5 transition-colors duration-150 ${isChosen ? 'border-contest bg-contest-soft' : 'border-line hover:border-line-strong'}`}
    >
      <input
        id={id}
        type="radio"
        name={name}
        value={choice}
        checked={isChosen}
        onChange={onChoose}
        aria-labelledby={`${id}-label`}
        aria-describedby={[`${id}-value`, errorId].filter(Boolean).join(' ')}
        aria-keyshortcuts={label.charAt(0)}
        className="radio radio-contest mt-0.5"
      />
      {/* A long value begins a line of its own. */}
      <span className="flex min-w-0 flex-1 flex-wrap gap-x-2">
        <span id={`${id}-label`} className="w-12 font-medium text-contest">
          {label}
        </span>
        <span id={`${id}-value`} className="min-w-0 grow wrap-anywhere whitespace-pre-wrap">
          {before === undefined || choice === 'base' ? (
            // Beside the changes its beginning is enough to know it by.
            <span className={before === undefined ? '' : 'line-clamp-3'}>{plain}</span>
          ) : (
            <Suspense fallback={plain}>
              <Difference before={before} after={value} />
            </Suspense>
          )}
        </span>
      </span>
      <span aria-hidden>
        <Kbd keys={label.charAt(0)} />
      </span>
    </label>
  );
}

const choiceLabels = { mine: 'Mine', theirs: 'Theirs', base: 'Before', edited: 'Edited' } as const;

function Difference({ before, after }: { before: FieldValue; after: FieldValue }) {
  if (typeof before === 'string' && typeof after === 'string') {
    return <WordDiff before={before} after={after} />;
  }
  if (typeof before === 'string' || typeof after === 'string') return null;
  return <ListDiff before={before} after={after} />;
}

function FieldValueText({ field, value }: { field: EditableField; value: FieldValue }) {
  const text = typeof value === 'string' ? value : value.join(', ');
  if (text === '') return <span className="text-ink-muted">Nothing</span>;
  return field === 'status' ? itemStatusLabels[text as ItemStatus] : text;
}
