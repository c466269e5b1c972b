import { useEffect } from 'react';

/** Names the document for tabs, history and screen readers: `Items (249) · Estuary`. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Estuary`;
  }, [title]);
}
