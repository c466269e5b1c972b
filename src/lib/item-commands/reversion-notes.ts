/** Which batches are being taken back for somebody in this browser, kept so that a page that is opened again can tell how far it is. */

const storageKey = 'estuary.takingBack';
/** Older ones are nobody's concern any more. */
const maxNotes = 20;

export function readReversionNotes(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    // Blocked storage, or somebody else's text in it.
    return [];
  }
}

function write(ids: readonly string[]): void {
  try {
    if (ids.length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(ids.slice(-maxNotes)));
  } catch {
    // The page alone knows of it then: what it asked for is done all the same.
  }
}

const without = (id: string) => readReversionNotes().filter((other) => other !== id);

export const noteReversion = (batchId: string): void => write([...without(batchId), batchId]);

export const forgetReversion = (batchId: string): void => write(without(batchId));
