import { useEffect } from 'react';

/** Ctrl/Cmd+S does nothing while something covers the form that it would save. */
export function useSaveKeyOff(): void {
  useEffect(() => {
    const stop = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // Before the form hears of it, which is still there.
    window.addEventListener('keydown', stop, { capture: true });
    return () => window.removeEventListener('keydown', stop, { capture: true });
  }, []);
}
