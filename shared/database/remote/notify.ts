/** Calls an observer. What it throws is reported as an uncaught error would be, and harms nobody else. */
export function notify(call: () => void): void {
  try {
    call();
  } catch (thrown) {
    // Node has no reportError.
    if (typeof reportError === 'function') reportError(thrown);
    else console.error(thrown);
  }
}
