import type { ImportPlan, Job } from './import-plan.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readTextFile } from './text-file.ts';

/** What the file picker offers. */
export const acceptedFiles = '.csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,application/json';

/** Reading bytes is quick beside taking them apart and checking them. */
const decodingShare = 0.2;

/**
 * Reads and checks a file, and changes nothing. Throws {@link ImportFileError} with a sentence when there is
 * nothing to import in it, and the signal's reason when aborted.
 */
export async function readImportFile(file: File, { signal, onProgress }: Job): Promise<ImportPlan> {
  const text = await readTextFile(file, {
    signal,
    onProgress: (fraction) => onProgress(fraction * decodingShare),
  });
  const read = isJson(file.name, text) ? readJson : readCsv;
  return read(file.name, text, {
    signal,
    onProgress: (fraction) => onProgress(decodingShare + fraction * (1 - decodingShare)),
  });
}

/** The name decides where it says something; else the first character does. */
function isJson(name: string, text: string): boolean {
  if (/\.(json|ndjson|jsonl)$/i.test(name)) return true;
  if (/\.(csv|tsv)$/i.test(name)) return false;
  return /^\s*[[{]/.test(text);
}
