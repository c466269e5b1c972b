/**
 * Which drafts are being written at this moment, in any tab: those are not offered elsewhere, and do not give way to others.
 * A Web Lock is given up by the browser itself when its page goes, in whatever way.
 */

const prefix = 'estuary.draft/';

/** Absent on insecure origins; then only what this page writes is known. */
const findLocks = () => (navigator as { readonly locks?: LockManager }).locks;

const heldHere = new Set<string>();

/** Says that the draft is being written, until the returned function is called. */
export function holdDraft(id: string): () => void {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  heldHere.add(id);
  findLocks()
    ?.request(prefix + id, () => released)
    // Refused in a document of an opaque origin.
    .catch(() => undefined);
  return () => {
    heldHere.delete(id);
    release();
  };
}

/** The ids of all drafts that are being written. */
export async function findHeldDrafts(): Promise<Set<string>> {
  const all = new Set(heldHere);
  try {
    const { held = [] } = (await findLocks()?.query()) ?? {};
    for (const { name = '' } of held) if (name.startsWith(prefix)) all.add(name.slice(prefix.length));
  } catch {
    // The same.
  }
  return all;
}
