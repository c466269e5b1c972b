import { Button } from '../../components/ui/button.tsx';
import { ImportIcon, PlusIcon } from '../../components/ui/icons.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { focusItemsTable } from '../../lib/item-focus.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import { EmptyDrawing } from './empty-drawing.tsx';

/** No item at all: what items are for, and, for whoever may, the two ways to get some. */
export function EmptyScreen({ onNew, onImport }: { onNew: () => void; onImport: () => void }) {
  const mayEdit = useMayEdit();
  return (
    <Notice
      icon={<EmptyDrawing />}
      title="No items yet"
      text="Items are the things you keep track of: a name, a description, a status and tags. Everyone who has this page open sees each change as it is made."
    >
      {mayEdit && (
        <>
          <Button variant="primary" onClick={onNew}>
            <PlusIcon />
            New item
          </Button>
          <Button onClick={onImport}>
            <ImportIcon />
            Import
          </Button>
        </>
      )}
    </Notice>
  );
}

interface NoMatchScreenProps {
  /** The filter in words: `“boat” among drafts`. */
  filter: string;
  onClear: () => void;
}

/** The table comes as this screen goes, and is there once it has gone. */
const focusComingTable = () => queueMicrotask(focusItemsTable);

export function NoMatchScreen({ filter, onClear }: NoMatchScreenProps) {
  const button = useFocusAfter(focusComingTable);
  return (
    <Notice
      title="Nothing matches"
      text={`There is no item for ${filter}. All words must occur; the last one may be the beginning of a word.`}
    >
      <Button ref={button} onClick={onClear}>
        Clear filters
      </Button>
    </Notice>
  );
}
