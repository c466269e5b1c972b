import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { Button } from './button.tsx';
import { dialogBackdropClasses, dialogPopupClasses } from './dialog-classes.ts';
import { CloseIcon } from './icons.tsx';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  width?: 'narrow' | 'wide';
  /** A press beside it does nothing: what is under way is ended by a button or Esc, which nobody presses by mistake. */
  isHeld?: boolean;
  /** Where the focus begins; without it, on the first control. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Who gets the focus in the end; without it, or with null, who had it when the dialog opened. */
  finalFocus?: () => HTMLElement | null;
}

/** A modal dialog: traps focus, closes on Esc, gives the focus back. Import it lazily. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  footer,
  width = 'narrow',
  isHeld = false,
  initialFocus,
  finalFocus,
}: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => open || onClose()} disablePointerDismissal={isHeld}>
      <Base.Portal>
        <Base.Backdrop className={dialogBackdropClasses} />
        <Base.Popup
          className={`${dialogPopupClasses} ${width === 'wide' ? 'max-w-4xl' : 'max-w-md'}`}
          {...(initialFocus && { initialFocus })}
          {...(finalFocus && { finalFocus })}
        >
          <header className="flex items-start gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-title font-semibold">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-1 text-ink-muted">{description}</Base.Description>
              )}
            </div>
            <Base.Close render={<Button variant="quiet" isIcon aria-label="Close" className="-my-1" />}>
              <CloseIcon />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
