import { formatBytes, importLimits } from './import-limits.ts';
import { ImportFileError, type Job } from './import-plan.ts';

const sliceBytes = 1024 * 1024;

/**
 * The text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one. Line ends become \n.
 * Throws {@link ImportFileError} for a file that is empty, too large or not text.
 */
export async function readTextFile(file: File, { signal, onProgress }: Job): Promise<string> {
  checkSize(file);
  const encoding = await detectEncoding(file);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parts: string[] = [];
  for (let offset = 0; offset < file.size; offset += sliceBytes) {
    signal.throwIfAborted();
    const bytes = await readSlice(file, offset, offset + sliceBytes);
    if (encoding === 'utf-8' && bytes.includes(0)) throw notText(file.name);
    parts.push(decode(decoder, bytes, offset + sliceBytes < file.size, file.name));
    onProgress(Math.min(1, (offset + sliceBytes) / file.size));
  }
  const text = parts.join('').replace(/\r\n?/g, '\n');
  if (text.trim() === '') throw empty(file.name);
  return text;
}

function checkSize(file: File): void {
  if (file.size === 0) throw empty(file.name);
  if (file.size <= importLimits.fileBytes) return;
  throw new ImportFileError(
    `“${file.name}” has ${formatBytes(file.size)}; at most ${formatBytes(importLimits.fileBytes)} can be imported at once. ` +
      'Split it into smaller files, each with the header, and import one after the other.',
  );
}

async function readSlice(file: File, start: number, end: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(start, end).arrayBuffer());
  } catch {
    // The browser keeps only a path: the file may be gone, changed or forbidden by now.
    throw new ImportFileError(
      `“${file.name}” could not be read: it was moved, changed or locked by another program. Close it there and choose it again.`,
    );
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array, hasMore: boolean, name: string): string {
  try {
    return decoder.decode(bytes, { stream: hasMore });
  } catch {
    throw new ImportFileError(
      `“${name}” is not text in UTF-8. In Excel choose File, Save As, “CSV UTF-8”; elsewhere choose the encoding UTF-8. Then import the new file.`,
    );
  }
}

/** The first bytes tell what a file is, whatever it is called. */
async function detectEncoding(file: File): Promise<'utf-8' | 'utf-16le' | 'utf-16be'> {
  const [a = 0, b = 0, c = 0, d = 0] = await readSlice(file, 0, 4);
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const isZip = a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04;
  const isOldOffice = a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0;
  if (isZip || isOldOffice) {
    throw new ImportFileError(
      `“${file.name}” is a workbook or an archive, not a text file. Open it in your spreadsheet program, save the sheet as “CSV UTF-8” and import that file.`,
    );
  }
  return 'utf-8';
}

const empty = (name: string) =>
  new ImportFileError(
    `“${name}” is empty. Choose a CSV file with a header and rows, or a JSON list of items.`,
  );

const notText = (name: string) =>
  new ImportFileError(
    `“${name}” is not a text file. Choose a CSV or JSON file; a text in UTF-16 needs a byte order mark at its beginning.`,
  );
