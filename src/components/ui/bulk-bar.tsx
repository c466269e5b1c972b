import type { ComponentType, ReactNode, Ref } from 'react';
import { Button } from './button.tsx';
import { CloseIcon } from './icons.tsx';

interface BulkAction {
  readonly id: string;
  readonly label: string;
  /** Enough beside the others. */
  readonly shortLabel?: string;
  readonly icon?: ComponentType;
  readonly isDanger?: boolean;
  readonly run: () => void;
}

interface BulkBarProps {
  ref?: Ref<HTMLElement>;
  /** The id of the row that was selected last. */
  lastRow: string | undefined;
  /** How many rows are selected, in words: `2 items`. */
  count: string;
  actions: readonly BulkAction[];
  onClear: () => void;
  /** Stands before the actions, where there is room. */
  lead?: ReactNode;
}

const variantOf = ({ isDanger, icon }: BulkAction) =>
  isDanger ? 'quiet-danger' : icon ? 'quiet' : 'secondary';

/** What can be done with the selected rows. */
export function BulkBar({ ref, lastRow, count, actions, onClear, lead }: BulkBarProps) {
  return (
    <section ref={ref} data-last-row={lastRow} aria-label="Selection" className="bulk-bar">
      <p className="bulk-count">{count} selected</p>
      {lead && (
        <span aria-hidden="true" className="toolbar-word text-ink-muted">
          {lead}
        </span>
      )}
      {actions.map((action) => {
        const { id, label, shortLabel, icon: Icon, run } = action;
        return (
          <Button
            key={id}
            variant={variantOf(action)}
            aria-label={label}
            className="max-sm:px-2"
            onClick={run}
          >
            {Icon && <Icon />}
            <span className={Icon ? 'toolbar-word' : undefined}>{shortLabel ?? label}</span>
          </Button>
        );
      })}
      <Button variant="quiet" isIcon aria-label="Clear selection" className="bulk-clear" onClick={onClear}>
        <CloseIcon />
      </Button>
    </section>
  );
}
