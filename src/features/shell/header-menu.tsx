import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import { Button } from '../../components/ui/button.tsx';

interface HeaderMenuProps {
  label: string;
  title?: string;
  /** What the button shows. */
  face: ReactNode;
  /** Fetches what the menu holds, as soon as somebody points at the button. */
  load: () => Promise<ComponentType>;
  /** Opens at once. */
  isOpen?: boolean;
}

/** A button of the header and the browser's own popover, which closes by itself on Esc and on a click outside. */
export function HeaderMenu({ label, title = label, face, load, isOpen = false }: HeaderMenuProps) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [Content, setContent] = useState<ComponentType>();
  const [hasFailed, setHasFailed] = useState(false);
  const fetchContent = () => {
    if (Content) return;
    load().then(
      (content) => setContent(() => content),
      () => setHasFailed(true),
    );
  };
  const openAtOnce = useEffectEvent(() => {
    if (!isOpen) return;
    menu.current?.togglePopover(true);
    fetchContent();
  });
  useEffect(() => openAtOnce(), []);
  return (
    <>
      <Button
        variant="quiet"
        isIcon
        className="max-sm:w-7"
        aria-label={label}
        title={title}
        popoverTarget={id}
        onPointerEnter={fetchContent}
        onFocus={fetchContent}
        onClick={fetchContent}
      >
        {face}
      </Button>
      <div id={id} ref={menu} popover="auto" className="settings" role="group" aria-label={label}>
        {Content ? <Content /> : hasFailed && <p>This menu could not be loaded. Check the connection.</p>}
      </div>
    </>
  );
}
