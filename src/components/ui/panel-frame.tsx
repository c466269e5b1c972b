import { useEffect, useId, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { tinykeys } from 'tinykeys';
import { Button } from './button.tsx';
import { CloseIcon } from './icons.tsx';

interface PanelFrameProps {
  title: string;
  onClose: () => void;
  /** Ctrl/Cmd+S, wherever the focus is. */
  onSave?: () => void;
  /** Left where the focus begins in a field. */
  hasHeadingFocus?: boolean;
  children: ReactNode;
  /** Buttons. Stand below the scrolling part, never over it, so that they hide no focus. */
  footer?: ReactNode;
}

/** The side panel, as large as the place that it is given. Esc closes it. */
export function PanelFrame(props: PanelFrameProps) {
  const { title, onClose, onSave, hasHeadingFocus = false, children, footer } = props;
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();

  // Before anything is painted: later it would take the focus from whoever is quick.
  useLayoutEffect(() => {
    // A menu that is open is where somebody is at work: the panel came with what they chose in it.
    const isInMenu = document.activeElement?.closest('[popover]');
    if (hasHeadingFocus && !isInMenu) heading.current?.focus({ preventScroll: true });
  }, [hasHeadingFocus]);
  useFocusKept(panel, heading);
  useCloseKey(panel, onClose);
  useSaveKey(onSave);

  return (
    <section ref={panel} aria-labelledby={headingId} className="flex h-full min-h-0 flex-col bg-surface">
      <header className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2
          ref={heading}
          id={headingId}
          tabIndex={-1}
          className="min-w-0 flex-1 text-lead font-semibold outline-none"
        >
          {title}
        </h2>
        <Button variant="quiet" isIcon aria-label="Close" onClick={onClose}>
          <CloseIcon />
        </Button>
      </header>
      <div className="min-h-0 flex-1 scroll-py-10 overflow-y-auto px-4 py-4">{children}</div>
      {footer && (
        <footer className="panel-foot flex flex-wrap items-center gap-2 border-t border-line px-4 py-3">
          {footer}
        </footer>
      )}
    </section>
  );
}

/** A button that goes away with what it has done takes the focus with it: then the heading has it. */
function useFocusKept(panel: RefObject<HTMLElement | null>, heading: RefObject<HTMLHeadingElement | null>) {
  const hadFocus = useRef(false);
  useEffect(() => {
    const noteFocus = () => {
      hadFocus.current = panel.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener('focusin', noteFocus);
    return () => document.removeEventListener('focusin', noteFocus);
  }, [panel]);
  // After every render, since any of them may have taken the focused element away.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  });
}

function useCloseKey(panel: RefObject<HTMLElement | null>, onClose: () => void) {
  useEffect(() => {
    if (!panel.current) return;
    return tinykeys(panel.current, {
      Escape: (event) => {
        if (event.defaultPrevented || event.isComposing) return;
        event.preventDefault();
        // After the key press: a question that opens within it would hear the same Esc and close again.
        setTimeout(onClose);
      },
    });
  }, [panel, onClose]);
}

function useSaveKey(onSave: (() => void) | undefined) {
  useEffect(() => {
    if (!onSave) return;
    return tinykeys(window, {
      '$mod+s': (event) => {
        // Never the browser's own "Save page"; but nothing is saved behind an open dialog.
        event.preventDefault();
        const isInDialog = event.target instanceof Element && event.target.closest('[role$="dialog"]');
        if (!isInDialog) onSave();
      },
    });
  }, [onSave]);
}
