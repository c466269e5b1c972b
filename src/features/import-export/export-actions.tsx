import { Menu } from '@base-ui/react/menu';
import { useRef, type RefObject } from 'react';
import type { ExportFormat, ExportQuery } from './export-items.ts';
import { ExportStatus } from './export-status.tsx';
import { useExport } from './use-export.ts';

interface ExportActionsProps extends ExportQuery {
  /** The button that opened the menu: it stands beside it and gets the focus back. */
  anchor: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

const choices: readonly { format: ExportFormat; label: string; note: string }[] = [
  { format: 'csv', label: 'CSV', note: 'for spreadsheets and for import' },
  { format: 'json', label: 'JSON', note: 'for programs and for import' },
];

export function ExportActions({ anchor, isOpen, onOpenChange, filter, sort }: ExportActionsProps) {
  const { state, start, cancel, dismiss } = useExport({ filter, sort });
  /** The box with the pressed button goes away: the focus must not go with it. */
  const giveFocusBack = (action: () => void) => () => {
    action();
    anchor.current?.focus();
  };
  // Inside the page's landmarks, not at the end of the body, where screen readers find content that belongs nowhere.
  const container = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={container} className="contents" />
      <Menu.Root open={isOpen} onOpenChange={(open) => onOpenChange(open)}>
        <Menu.Portal container={container}>
          <Menu.Positioner anchor={anchor} positionMethod="fixed" align="end" sideOffset={4} className="z-40">
            <Menu.Popup
              aria-label="Export"
              finalFocus={anchor}
              className="min-w-56 rounded-lg border border-line bg-raised p-1 shadow-float outline-none"
            >
              {choices.map(({ format, label, note }) => (
                <Menu.Item
                  key={format}
                  onClick={() => void start(format)}
                  className="flex h-8 cursor-pointer items-center gap-2 rounded-md px-3 outline-none data-highlighted:bg-sunken"
                >
                  <span className="font-medium">{label}</span> <span className="text-ink-muted">{note}</span>
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <ExportStatus
        state={state}
        onCancel={giveFocusBack(cancel)}
        onDismiss={giveFocusBack(dismiss)}
        onRetry={(format) => giveFocusBack(() => void start(format))()}
      />
    </>
  );
}
