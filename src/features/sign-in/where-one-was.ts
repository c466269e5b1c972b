/** What says where one is, the foremost first: a question that is open, the panel, which may cover the page, and the page. */
const headings = ['[role$="dialog"] h2', '.panel-slot h2', 'h1'];

/**
 * Where the focus goes when nobody is asked to sign in any more: to what had it before, if that is still there. What led
 * here may have gone with the sign-in, and the page itself is no place: then to the heading.
 */
export function whereOneWas(before: Element | null): HTMLElement | null {
  if (before instanceof HTMLElement && before.isConnected && before !== document.body) return before;
  for (const selector of headings) {
    const heading = document.querySelector<HTMLElement>(selector);
    if (!heading) continue;
    heading.tabIndex = -1;
    return heading;
  }
  return null;
}
