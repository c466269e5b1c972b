import { useEffect } from 'react';

/** Whether something that was typed is not saved: leaving for good is asked about then. */

let count = 0;

export const hasUnsaved = (): boolean => count > 0;

/** Says so while the component is mounted and `isDirty`. */
export function useNoteUnsaved(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    count += 1;
    return () => {
      count -= 1;
    };
  }, [isDirty]);
}
