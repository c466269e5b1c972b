import { useState } from 'react';
import type { ItemSnapshot } from '../../../shared/database/changes.ts';
import type { EditableField } from '../../../shared/items/item.ts';
import { Button } from '../../components/ui/button.tsx';
import { ItemValues } from '../../components/ui/item-values.tsx';
import { PanelFrame } from '../../components/ui/panel-frame.tsx';
import { diffsOf } from '../../lib/change-words.ts';
import { nameFields } from '../../lib/name-fields.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { useWatchItem } from '../../lib/use-watch.ts';
import { InTrashNotice } from './in-trash-notice.tsx';
import { PastMark } from './past-item.tsx';
import { NowDifferent, RestoreChoice } from './restore-choice.tsx';
import { useRestoreVersion } from './use-restore-version.ts';

interface SnapshotViewProps {
  snapshot: ItemSnapshot;
  onClose: () => void;
}

const noFields: ReadonlySet<EditableField> = new Set();

/** The item as it was, beside what it is now: what differs can be taken back, field by field. */
export function SnapshotView({ snapshot, onClose }: SnapshotViewProps) {
  const { change, fields } = snapshot;
  const { value: now, error } = useWatchItem(change.itemId);
  const mayEdit = useMayEdit();
  const [unwanted, setUnwanted] = useState(noFields);
  const { isBusy, run: restore } = useRestoreVersion(change, onClose);
  useDocumentTitle(`${fields.name}, earlier version`);

  const isGone = error?.kind === 'NotFound';
  const differing = now && !isGone ? diffsOf({ before: now, after: fields }) : [];
  const wanted = differing.map(({ field }) => field).filter((field) => !unwanted.has(field));
  const isReady = wanted.length > 0 && !isBusy;
  const label = wanted.length < differing.length && wanted.length > 0 ? nameFields(wanted) : 'this version';
  return (
    <PanelFrame
      title="Earlier version"
      hasHeadingFocus
      onClose={onClose}
      footer={
        <>
          {mayEdit && differing.length > 0 && (
            <Button variant="primary" aria-disabled={!isReady} onClick={() => isReady && restore(wanted)}>
              Restore {label}
            </Button>
          )}
          <Button onClick={onClose}>Back to the item</Button>
        </>
      }
    >
      <PastMark change={change} />
      <ItemValues item={fields} className="past-fields" />
      {isGone && <InTrashNotice change={change}>Then it can be taken back to this version.</InTrashNotice>}
      {differing.length > 0 &&
        (mayEdit ? (
          <RestoreChoice diffs={differing} unwanted={unwanted} onChange={setUnwanted} />
        ) : (
          <NowDifferent fields={differing.map(({ field }) => field)} />
        ))}
      {now && !isGone && differing.length === 0 && (
        <p className="mt-5 border-t border-line pt-4 text-ink-muted">The item is the same now.</p>
      )}
    </PanelFrame>
  );
}
