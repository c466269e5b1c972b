import { useLayoutEffect, useRef, useState, type DragEvent, type RefObject } from 'react';
import { Alert } from '../../components/ui/alert.tsx';
import { Button } from '../../components/ui/button.tsx';
import { ImportIcon } from '../../components/ui/icons.tsx';
import { formatNumber } from '../../lib/format.ts';
import { formatBytes, importLimits } from './import-limits.ts';
import { acceptedFiles } from './read-import-file.ts';

interface FileChooserProps {
  button: RefObject<HTMLButtonElement | null>;
  /** Why the last file was not taken. */
  problem: string | undefined;
  onChoose: (file: File) => void;
  onProblem: (problem: string) => void;
}

/** Takes one file, dropped or chosen. The button does everything that dropping does. */
export function FileChooser({ button, problem, onChoose, onProblem }: FileChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);

  // Back from a later step the button that led here is gone, and the focus must not fall out of the dialog.
  useLayoutEffect(() => button.current?.focus(), [button]);

  const take = (files: FileList | null) => {
    const [file, ...others] = files ?? [];
    if (others.length > 0) onProblem(`These are ${others.length + 1} files. Import one after the other.`);
    else if (file) onChoose(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (event.dataTransfer.files.length > 0) take(event.dataTransfer.files);
    else onProblem('That was not a file. Drop a CSV or JSON file here, or choose one.');
  };

  return (
    <div className="flex flex-col gap-3">
      {problem !== undefined && <Alert tone="danger" title={problem} />}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is an extra: the button inside does the same */}
      <div
        role="group"
        aria-label="File"
        className={`flex flex-col items-center gap-3 rounded-lg border border-dashed px-4 py-10 text-center transition-colors duration-150 ${isOver ? 'border-accent bg-accent-soft' : 'border-line-strong/60 bg-sunken'}`}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <p className="text-lead font-medium">Drop a CSV or JSON file here</p>
        <label className="sr-only">
          File to import
          <input
            ref={input}
            type="file"
            accept={acceptedFiles}
            tabIndex={-1}
            onChange={({ currentTarget }) => {
              take(currentTarget.files);
              // The same file can be chosen again after it was corrected.
              currentTarget.value = '';
            }}
          />
        </label>
        <Button ref={button} variant="primary" onClick={() => input.current?.click()}>
          <ImportIcon />
          Choose a file
        </Button>
      </div>
      <p className="text-note text-ink-muted">
        The first row of a CSV file names the columns: Name, Description, Status, Tags, in any order; only
        Name must be there. Tags are divided by |. At most {formatBytes(importLimits.fileBytes)} and{' '}
        {formatNumber(importLimits.rows)} rows. Nothing is created before you have seen a preview.
      </p>
    </div>
  );
}
