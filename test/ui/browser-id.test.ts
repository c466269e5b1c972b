import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browserIdPattern } from '../../shared/database/actors.ts';
import { getBrowserId } from '../../src/lib/browser-id.ts';

const storageKey = 'estuary.browser';

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
});

test('a browser makes up its id once, and keeps it', () => {
  const id = getBrowserId();
  expect(id).toMatch(browserIdPattern);
  expect(getBrowserId()).toBe(id);
  expect(localStorage.getItem(storageKey)).toBe(id);
  localStorage.clear();
  expect(getBrowserId()).not.toBe(id);
});

test.each(['', 'short', 'with a space', 'x'.repeat(65)])('what is no id is replaced: %j', (stored) => {
  localStorage.setItem(storageKey, stored);
  const id = getBrowserId();
  expect(id).toMatch(browserIdPattern);
  expect(localStorage.getItem(storageKey)).toBe(id);
});

test('where the browser keeps nothing, there is one for this page', () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('Access is denied.', 'SecurityError');
  });
  expect(getBrowserId()).toMatch(browserIdPattern);
});
