import { browserIdPattern } from '../../shared/database/actors.ts';

const storageKey = 'estuary.browser';
const byteCount = 12;

/**
 * The name by which this browser finds its own changes again, made once and kept. Where a browser
 * keeps nothing (blocked storage) it is that of the page alone.
 */
export function getBrowserId(): string {
  try {
    const known = localStorage.getItem(storageKey);
    if (known && browserIdPattern.test(known)) return known;
    const id = createId();
    localStorage.setItem(storageKey, id);
    return id;
  } catch {
    return createId();
  }
}

/** Random, so that no two browsers have the same. */
function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(byteCount));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
