import { useEffect, useRef } from 'react';

interface Title {
  text: string;
}

/** What is on the screen, in the order in which it came: a panel stands before the list beside it. */
const titles: Title[] = [];

function show(): void {
  const title = titles.at(-1);
  if (title) document.title = `${title.text} · Estuary`;
}

/**
 * Names the document for tabs, history and screen readers: `Items (249) · Estuary`. What came last is
 * named, and when it goes, what was there before it.
 */
export function useDocumentTitle(text: string): void {
  const title = useRef<Title>({ text });
  useEffect(() => {
    const mine = title.current;
    titles.push(mine);
    return () => {
      titles.splice(titles.indexOf(mine), 1);
      show();
    };
  }, []);
  useEffect(() => {
    title.current.text = text;
    show();
  }, [text]);
}
