import { Button } from '../../components/ui/button.tsx';
import { ImportIcon, PlusIcon } from '../../components/ui/icons.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { useMayEdit } from '../../lib/session-context.tsx';
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

export function NoMatchScreen({ filter, onClear }: NoMatchScreenProps) {
  return (
    <Notice
      title="Nothing matches"
      text={`There is no item for ${filter}. All words must occur; the last one may be the beginning of a word.`}
    >
      <Button onClick={onClear}>Clear filters</Button>
    </Notice>
  );
}
