import { Toast as Base } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { Button } from './button.tsx';
import { CloseIcon } from './icons.tsx';

interface RegionToast {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly timeout: number;
  readonly action?: { readonly label: string; readonly onAction: () => void; readonly keys?: string };
}

interface RegionObserver {
  show: (toast: RegionToast) => void;
  dismiss: (id: string) => void;
}

interface ToastRegionProps {
  /** Where toasts come from; answers with how to stop. */
  observe: (observer: RegionObserver) => () => void;
}

/**
 * Toasts at the lower edge of the screen. F6 brings the focus here; pointer or focus in them stops their
 * clocks. They stand above the bars at the lower edge, and are silent for screen readers: what they say is announced by the app's one live region.
 */
export function ToastRegion({ observe }: ToastRegionProps) {
  return (
    <Base.Provider>
      <Feed observe={observe} />
      <Base.Portal>
        <Base.Viewport
          aria-live="off"
          className="fixed right-4 bottom-[calc(var(--list-foot)+1.25rem)] z-60 flex w-[calc(100vw-2rem)] flex-col gap-2 sm:w-88"
        >
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Feed({ observe }: ToastRegionProps) {
  const { add, close } = Base.useToastManager();
  useEffect(
    () =>
      observe({
        show: ({ id, title, description, timeout, action }) =>
          void add({
            id,
            title,
            timeout,
            ...(description && { description }),
            ...(action && {
              actionProps: {
                children: action.label,
                'aria-keyshortcuts': action.keys,
                onClick: () => {
                  close(id);
                  action.onAction();
                },
              },
            }),
          }),
        dismiss: close,
      }),
    [observe, add, close],
  );
  return null;
}

function Toasts() {
  const { toasts, close } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['down', 'right']}
      className="translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y) rounded-lg border border-line bg-raised shadow-float transition duration-200 ease-settle data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-start gap-2 py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1 py-1.5 wrap-anywhere">
          <Base.Title render={<p />} className="line-clamp-3 font-medium" />
          <Base.Description className="text-ink-muted" />
        </div>
        {toast.actionProps && <Base.Action render={<Button />} />}
        {/* Not Base UI's own, which hides itself from assistive technology until the toasts are hovered. */}
        <Button variant="quiet" isIcon aria-label="Dismiss" onClick={() => close(toast.id)}>
          <CloseIcon />
        </Button>
      </Base.Content>
    </Base.Root>
  ));
}
