import { useSyncExternalStore } from 'react';

/** What a person has chosen for this browser. public/preferences.js applies it before the first paint. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'compact' | 'comfortable';
  /** Whether shortcuts of one key work. They get in the way of speech input (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

const storageKey = 'estuary.preferences';
const defaults: Preferences = { theme: 'system', density: 'compact', singleKeys: true };

const listeners = new Set<() => void>();
let stored: string | null | undefined;
let current = defaults;

/** Anything may stand in the storage; only what is known is believed. */
function parse(text: string | null): Preferences {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '{}');
  } catch {
    return defaults;
  }
  const { theme, density, singleKeys } = (found ?? {}) as Readonly<Record<string, unknown>>;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : defaults.theme,
    density: density === 'comfortable' ? density : defaults.density,
    singleKeys: singleKeys !== false,
  };
}

function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // A browser that keeps nothing (blocked storage): the choice lasts as long as the page.
    return stored ?? null;
  }
}

export function getPreferences(): Preferences {
  const text = read();
  if (text !== stored) {
    stored = text;
    current = parse(text);
  }
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  const text = JSON.stringify({ ...getPreferences(), ...change });
  try {
    localStorage.setItem(storageKey, text);
  } catch {
    stored = text;
    current = parse(text);
  }
  apply();
}

function apply(): void {
  const { theme, density } = getPreferences();
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['density'] = density;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[data-of]')) {
    const { of = '' } = meta.dataset;
    meta.media = theme === 'system' ? `(prefers-color-scheme: ${of})` : theme === of ? 'all' : 'not all';
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', apply);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', apply);
  };
}

/** The preferences, live across all tabs of this browser. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, getPreferences);
}
