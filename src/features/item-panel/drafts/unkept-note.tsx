/** The browser has no room for what is typed, or keeps nothing. */
export function UnkeptNote() {
  return (
    <p role="status" className="mt-4 text-note text-ink-muted">
      This browser has no room to keep what you type: if the page goes away before you save, it is lost.
    </p>
  );
}
