import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { ExportIcon } from '../../components/ui/icons.tsx';
import type { ExportQuery } from './export-items.ts';

// The menu, the writing and the progress arrive with the first press.
const loadActions = () => import('./export-actions.tsx');
const ExportActions = lazy(async () => ({ default: (await loadActions()).ExportActions }));

/** The button "Export" and its menu: what the filter shows, in the order of the sort, as CSV or JSON. */
export function ExportMenu({ filter, sort }: ExportQuery) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  const open = () => {
    setIsWanted(true);
    setIsOpen(true);
  };
  return (
    <>
      <Button
        ref={button}
        aria-label="Export"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={open}
        onPointerEnter={() => void loadActions()}
        onFocus={() => void loadActions()}
      >
        <ExportIcon />
        <span className="toolbar-word">Export</span>
      </Button>
      {isWanted && (
        <Suspense fallback={null}>
          <ExportActions
            anchor={button}
            isOpen={isOpen}
            onOpenChange={setIsOpen}
            filter={filter}
            sort={sort}
          />
        </Suspense>
      )}
    </>
  );
}
