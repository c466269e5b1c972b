import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest';

/** Every UI test: a clean page before it, and no error or warning on the console during it. */

// The patience of findBy and waitFor: on a busy machine a lazy import takes longer than the usual second.
configure({ asyncUtilTimeout: 20_000 });

const levels = ['error', 'warn'] as const;
let spies: MockInstance<typeof console.error>[] = [];

beforeEach(() => {
  localStorage.clear();
  // What jsdom lacks because it has no layout.
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  spies = levels.map((level) => vi.spyOn(console, level));
});

afterEach(() => {
  cleanup();
  const said = spies.flatMap((spy) => spy.mock.calls.map((call) => call.map(String).join(' ')));
  for (const spy of spies) spy.mockRestore();
  expect(said, 'the console must stay silent').toEqual([]);
});
