import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Button } from './button.tsx';
import { dialogBackdropClasses, dialogPopupClasses } from './dialog-classes.ts';

interface ConfirmDialogProps {
  /** The question. */
  title: string;
  /** What happens if it is answered with yes. */
  children: ReactNode;
  /** The verb that happens: "Delete 12 items", never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  /** What else is to be filled in before. */
  controls?: ReactNode;
  /** It cannot be answered with yes yet. */
  isBlocked?: boolean;
  /** Why it cannot be answered with yes any more: stands in place of everything else. */
  refusal?: string | undefined;
  /** Where the focus begins; without it, on the button that destroys nothing. */
  initialFocus?: RefObject<HTMLElement | null>;
  onConfirm: () => void;
  onCancel: () => void;
  /** A third way, between the two. */
  alternative?: { readonly label: string; readonly onChoose: () => void };
}

/**
 * Asks before something is destroyed. Open while it is mounted; Esc is a no, a click outside is no
 * answer. Import it lazily.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, cancelLabel = 'Cancel', controls, isBlocked = false } = props;
  const { onConfirm, onCancel, alternative, refusal } = props;
  const safeButton = useRef<HTMLButtonElement>(null);
  const isRefused = refusal !== undefined;
  // What had the focus may be gone with the question.
  useEffect(() => {
    if (isRefused) safeButton.current?.focus();
  }, [isRefused]);
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => isOpen || onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialogBackdropClasses} />
        <AlertDialog.Popup
          className={`${dialogPopupClasses} max-w-sm`}
          initialFocus={props.initialFocus ?? safeButton}
        >
          <div className="min-h-0 overflow-y-auto px-5 pt-4 pb-5 wrap-anywhere">
            <AlertDialog.Title className="text-title font-semibold">{title}</AlertDialog.Title>
            <AlertDialog.Description render={<div />} className="mt-1 text-ink-muted">
              {isRefused ? <p role="alert">{refusal}</p> : children}
            </AlertDialog.Description>
            {!isRefused && controls}
          </div>
          <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
            <AlertDialog.Close ref={safeButton} render={<Button />}>
              {isRefused ? 'Close' : cancelLabel}
            </AlertDialog.Close>
            {!isRefused && (
              <>
                {alternative && <Button onClick={alternative.onChoose}>{alternative.label}</Button>}
                <Button variant="danger" aria-disabled={isBlocked} onClick={() => isBlocked || onConfirm()}>
                  {confirmLabel}
                </Button>
              </>
            )}
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
