import { Suspense, useId, useState, type ReactNode } from 'react';
import { Button } from '../../components/ui/button.tsx';

interface HeaderMenuProps {
  label: string;
  title?: string;
  /** What the button shows. */
  face: ReactNode;
  /** Taken for the first time when somebody points at the button: it may be lazy. */
  children: ReactNode;
  /** Opens at once. */
  isOpen?: boolean;
}

/** A button of the header and the browser's own popover, which closes by itself on Esc and on a click outside. */
export function HeaderMenu({ label, title = label, face, children, isOpen = false }: HeaderMenuProps) {
  const id = useId();
  const [isWanted, setIsWanted] = useState(isOpen);
  const want = () => setIsWanted(true);
  return (
    <>
      <Button
        variant="quiet"
        isIcon
        aria-label={label}
        title={title}
        popoverTarget={id}
        onPointerEnter={want}
        onFocus={want}
        onClick={want}
      >
        {face}
      </Button>
      <div
        id={id}
        ref={isOpen ? show : undefined}
        popover="auto"
        className="settings"
        role="group"
        aria-label={label}
      >
        {isWanted && <Suspense>{children}</Suspense>}
      </div>
    </>
  );
}

/** As a ref: called when the element is there. */
function show(menu: HTMLElement | null): void {
  menu?.togglePopover(true);
}
