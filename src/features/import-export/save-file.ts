/** Where an exported file goes: piece by piece to the disk where the browser can, else to memory and then to a download. */
export interface FileSink {
  write(text: string): Promise<void>;
  /** The file is whole. */
  close(): Promise<void>;
  /** The file is not wanted any more; nothing of it is left. */
  abort(): Promise<void>;
}

export interface FileKind {
  readonly name: string;
  readonly type: 'text/csv' | 'application/json';
}

/** Chromium has it; the DOM types do not know it yet. */
type ShowSaveFilePicker = (options: {
  suggestedName: string;
  types: { accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

const findSavePicker = () =>
  (globalThis as { showSaveFilePicker?: ShowSaveFilePicker }).showSaveFilePicker?.bind(globalThis);

/**
 * Opens a sink. A large file is streamed to a place that the person chooses, where the browser offers it;
 * a small one just downloads, one dialog less. Throws the browser's AbortError when the person closes the
 * picker.
 */
export async function openFileSink(file: FileKind, isLarge: boolean): Promise<FileSink> {
  const showSavePicker = isLarge ? findSavePicker() : undefined;
  if (!showSavePicker) return createDownloadSink(file);
  const extension = file.name.slice(file.name.lastIndexOf('.'));
  const handle = await showSavePicker({
    suggestedName: file.name,
    types: [{ accept: { [file.type]: [extension] } }],
  });
  return handle.createWritable();
}

function createDownloadSink(file: FileKind): FileSink {
  let parts: Blob[] = [];
  return {
    write(text) {
      // A blob may lie on the disk; a string stays in the memory of the page.
      parts.push(new Blob([text]));
      return Promise.resolve();
    },
    close() {
      download(file, parts);
      return Promise.resolve();
    },
    abort() {
      parts = [];
      return Promise.resolve();
    },
  };
}

/** Lets the browser download a file that is made of these parts. */
export function download({ name, type }: FileKind, parts: readonly BlobPart[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after this turn; a minute is ample, and then the memory is free again.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
