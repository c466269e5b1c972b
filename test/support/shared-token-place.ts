import type { TokenPlace, Tokens } from '../../shared/session/convex/token-place.ts';
import { createLockManager } from './lock-manager.ts';

/** One browser's place for tokens, as each of its tabs has it: Node has no storage that tells others. */
export function createSharedPlace(first?: Tokens) {
  const locks = createLockManager();
  const tabs = new Set<{ onChange: () => void }>();
  let kept: Tokens | undefined = first;
  const openTab = (): TokenPlace => {
    const own = { onChange: (): void => undefined };
    return {
      read: () => kept,
      write(tokens) {
        kept = tokens;
        for (const tab of tabs) if (tab !== own) queueMicrotask(() => tab.onChange());
      },
      watch(onChange) {
        own.onChange = onChange;
        tabs.add(own);
        return () => void tabs.delete(own);
      },
      async alone<T>(task: () => Promise<T>): Promise<T> {
        let result: { readonly value: T } | undefined;
        await locks.request('tokens', async () => {
          result = { value: await task() };
        });
        if (!result) throw new Error('The task did not end.');
        return result.value;
      },
    };
  };
  return { openTab, read: () => kept };
}
