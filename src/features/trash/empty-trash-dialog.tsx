import { useId, useRef, useState, type SyntheticEvent } from 'react';
import { ConfirmDialog } from '../../components/ui/confirm-dialog.tsx';
import { controlClasses } from '../../components/ui/field.tsx';
import { countOf, formatNumber } from '../../lib/format.ts';
import { useLostRight } from '../../lib/lost-right.ts';

interface EmptyTrashDialogProps {
  /** How many items are in the trash now. It may change while one is asked. */
  total: number;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks for the number of the items that go, so that nobody empties the trash by pressing one key too many. Import it lazily. */
export function EmptyTrashDialog({ total, onConfirm, onCancel }: EmptyTrashDialogProps) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const isConfirmed = text.replace(/[\s,.]/g, '') === String(total);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isConfirmed) onConfirm();
  };
  return (
    <ConfirmDialog
      title={`Delete ${countOf(total, 'item')} for ever?`}
      confirmLabel="Empty trash"
      isBlocked={!isConfirmed}
      initialFocus={input}
      controls={
        <form onSubmit={submit} className="mt-4">
          <label htmlFor={id} className="mb-1 block font-medium">
            To confirm, type the number of items: {formatNumber(total)}
          </label>
          <input
            ref={input}
            id={id}
            inputMode="numeric"
            autoComplete="off"
            className={controlClasses}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </form>
      }
      refusal={useLostRight()}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      Everything in the trash goes, with its history, also what is on other pages. This cannot be undone.
    </ConfirmDialog>
  );
}
