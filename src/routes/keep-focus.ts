import type { RouterEvents } from '@tanstack/react-router';
import { findNewItemButton } from '../lib/item-focus.ts';

/**
 * What had the focus may have gone with what was left, as by the browser's Back: then the link that had led there has it,
 * or the button, else the page.
 */
export function keepFocus({ fromLocation, pathChanged }: RouterEvents['onRendered']): void {
  const main = document.getElementById('main');
  if (!fromLocation || !pathChanged || !main || document.activeElement !== document.body) return;
  const left = fromLocation.pathname;
  const opener =
    left === '/items/new'
      ? findNewItemButton()
      : [...main.querySelectorAll('a')].find(({ pathname }) => pathname === left);
  (opener ?? main).focus();
}
