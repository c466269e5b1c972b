import { useWrite } from '../../lib/use-write.ts';
import { RowButton } from './row-button.tsx';
import { useFocusHandedOver } from './use-focus-handed-over.ts';

interface UndoButtonProps {
  label?: string;
  /** What it takes back, for those who do not see where it stands. */
  what: string;
  onUndo: () => Promise<void>;
}

/** Takes back what the list item around it is about. That can take the focus, and gets it when the button goes. */
export function UndoButton({ label = 'Undo', what, onUndo }: UndoButtonProps) {
  const { isBusy, run } = useWrite(onUndo);
  const button = useFocusHandedOver('li');
  return (
    <RowButton ref={button} aria-disabled={isBusy} onClick={() => run()}>
      {label} <span className="sr-only">{what}</span>
    </RowButton>
  );
}
