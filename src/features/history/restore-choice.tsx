import { itemLabels, type EditableField } from '../../../shared/items/item.ts';
import { Checkbox } from '../../components/ui/checkbox.tsx';
import type { FieldDiff } from '../../lib/change-words.ts';
import { nameFields } from '../../lib/name-fields.ts';
import { Diff } from './field-diffs.tsx';

interface RestoreChoiceProps {
  /** What differs: the item as it is now before, the earlier version after. */
  diffs: readonly FieldDiff[];
  unwanted: ReadonlySet<EditableField>;
  onChange: (unwanted: ReadonlySet<EditableField>) => void;
}

/** Which fields are to be taken back; all of them, unless somebody chooses. */
export function RestoreChoice({ diffs, unwanted, onChange }: RestoreChoiceProps) {
  const toggle = (field: EditableField) => {
    const next = new Set(unwanted);
    if (!next.delete(field)) next.add(field);
    onChange(next);
  };
  return (
    <div className="restore-choice">
      <fieldset>
        <legend className="font-semibold">What restoring changes</legend>
        <ul className="mt-2 space-y-3">
          {diffs.map((diff) => (
            <li key={diff.field}>
              <label className="flex min-h-6 cursor-pointer items-center gap-2.5 font-medium">
                <Checkbox checked={!unwanted.has(diff.field)} onChange={() => toggle(diff.field)} />
                {itemLabels[diff.field]}
              </label>
              <div className={`ml-6 ${unwanted.has(diff.field) ? 'opacity-60' : ''}`}>
                <Diff {...diff} />
              </div>
            </li>
          ))}
        </ul>
      </fieldset>
    </div>
  );
}

/** The same for whoever may only read. */
export function NowDifferent({ fields }: { fields: readonly EditableField[] }) {
  return (
    <p className="mt-5 border-t border-line pt-4 text-ink-muted">
      Changed since: <span className="text-ink">{nameFields(fields)}</span>.
    </p>
  );
}
