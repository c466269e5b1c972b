import { useRef, useState, type RefObject } from 'react';
import { Dialog } from '../../components/ui/dialog.tsx';
import { findNewItemButton } from '../../lib/item-focus.ts';
import { useMayEdit } from '../../lib/session-context.tsx';
import { FileChooser } from './file-chooser.tsx';
import { ImportButtons } from './import-buttons.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportRefused } from './import-refused.tsx';
import type { ImportState } from './import-state.ts';
import { ImportSummary } from './import-summary.tsx';
import { useImport } from './use-import.ts';

/** Imports a file: choose, look at what it would do, import, see what was done. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { state, choose, restart, start, cancel, undo, tellOutcome } = useImport();
  const mayEdit = useMayEdit();
  const chooser = useRef<HTMLButtonElement>(null);
  const giveFocusBack = useOpener();
  // Closing while items are being created stops that, and says first how far it came.
  const close = () => {
    if (state.phase === 'importing') {
      cancel();
      return;
    }
    tellOutcome();
    onClose();
  };
  const undoAndClose = () => {
    undo();
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      title="Import items"
      width="wide"
      isHeld={state.phase === 'importing'}
      initialFocus={chooser}
      finalFocus={giveFocusBack}
      footer={
        <ImportButtons
          state={state}
          mayEdit={mayEdit}
          onClose={close}
          onRestart={() => restart()}
          onStart={() => void start()}
          onCancel={cancel}
          onUndo={undoAndClose}
        />
      }
    >
      {mayEdit || isUnderWay(state) ? (
        <ImportBody
          state={state}
          chooser={chooser}
          onChoose={(file) => void choose(file)}
          onProblem={restart}
        />
      ) : (
        <ImportRefused fileName={fileOf(state)} />
      )}
    </Dialog>
  );
}

/** What was done is told, and what is being done is told by the database, whoever may go on. */
const isUnderWay = ({ phase }: ImportState) => phase === 'importing' || phase === 'finished';

const fileOf = (state: ImportState): string | undefined =>
  'plan' in state ? state.plan.fileName : 'fileName' in state ? state.fileName : undefined;

/** Who had the focus before the chooser took it, to get it back; the empty list, and its button, may have gone meanwhile. */
function useOpener(): () => HTMLElement | null {
  const [opener] = useState(() => document.activeElement);
  return () =>
    opener instanceof HTMLElement && opener.isConnected && opener !== document.body
      ? opener
      : findNewItemButton();
}

interface ImportBodyProps {
  state: ImportState;
  chooser: RefObject<HTMLButtonElement | null>;
  onChoose: (file: File) => void;
  onProblem: (problem: string) => void;
}

function ImportBody({ state, chooser, onChoose, onProblem }: ImportBodyProps) {
  switch (state.phase) {
    case 'choosing':
      return (
        <FileChooser button={chooser} problem={state.problem} onChoose={onChoose} onProblem={onProblem} />
      );
    case 'reading':
      return <ImportProgress label={`Reading ${state.fileName}`} value={state.fraction} max={1} />;
    case 'preview':
      return <ImportPreview plan={state.plan} />;
    case 'importing': {
      const { handled, tally, waitsUntil } = state;
      return (
        <ImportProgress
          label="Importing"
          value={handled}
          max={tally.rest.length}
          isCounted
          waitsUntil={waitsUntil}
        />
      );
    }
    case 'finished':
      return <ImportSummary plan={state.plan} tally={state.tally} error={state.error} />;
  }
}
