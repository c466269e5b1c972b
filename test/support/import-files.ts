import type { Patience } from '../../src/features/import-export/ask-patiently.ts';
import type { ImportPlan, Job, WrongRow } from '../../src/features/import-export/import-plan.ts';
import { readImportFile } from '../../src/features/import-export/read-import-file.ts';

/** Files as a person would choose them, and what reading them gives. */

export const fileOf = (content: BlobPart, name = 'items.csv') => new File([content], name);

export const quietJob = (): Job & Patience => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
  onWait: () => undefined,
});

export const read = (content: BlobPart, name?: string): Promise<ImportPlan> =>
  readImportFile(fileOf(content, name), quietJob());

/** The sentence with which a file is refused; fails when it is not. */
export async function refusalOf(content: BlobPart | File, name?: string): Promise<string> {
  const file = content instanceof File ? content : fileOf(content, name);
  return readImportFile(file, quietJob()).then(
    () => {
      throw new Error('The file was read.');
    },
    (error: unknown) => {
      if (error instanceof Error && error.name === 'ImportFileError') return error.message;
      throw error;
    },
  );
}

export const namesOf = (plan: ImportPlan) => plan.ready.map(({ item }) => item.name);

export const faultsOf = (rows: readonly WrongRow[]) =>
  rows.flatMap(({ row, faults }) => faults.map(({ column, reason }) => [row, column, reason] as const));
