import { lazy, Suspense, useSyncExternalStore, type ComponentType } from 'react';
import { areToastsNeeded, observeToasts, onToastsNeeded, type ToastObserver } from './toasts.ts';

interface RegionProps {
  observe: (observer: ToastObserver) => () => void;
}

const ToastRegion = lazy(async (): Promise<{ default: ComponentType<RegionProps> }> => {
  try {
    const { ToastRegion: Region } = await import('../components/ui/toast-region.tsx');
    return { default: Region };
  } catch {
    // Without a network the region cannot be fetched. Toasts are announced and undone by keys all the same.
    return { default: () => null };
  }
});

/** Mounted once by the shell. Costs nothing until there is a first toast. */
export function ToastHost() {
  const isNeeded = useSyncExternalStore(onToastsNeeded, areToastsNeeded);
  if (!isNeeded) return null;
  return (
    <Suspense fallback={null}>
      <ToastRegion observe={observeToasts} />
    </Suspense>
  );
}
