import { Toast as Base } from '@base-ui/react/toast';
import { useEffect } from 'react';
import { Button } from './button.tsx';
import { CloseIcon } from './icons.tsx';
import { ProgressBar } from './progress-bar.tsx';

interface RegionToast {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly timeout: number;
  readonly action?: {
    readonly label: string;
    readonly name?: string;
    readonly onAction: () => void;
    readonly keys?: string;
  };
  readonly progress?: Progress;
}

interface Progress {
  readonly value: number;
  readonly max: number;
}

interface RegionObserver {
  show: (toast: RegionToast) => void;
  update: (toast: RegionToast) => void;
  dismiss: (id: string) => void;
}

interface ToastRegionProps {
  /** Where toasts come from; answers with how to stop. */
  observe: (observer: RegionObserver) => () => void;
}

/**
 * Toasts at the lower edge of the screen. F6 brings the focus here; pointer or focus in them stops their
 * clocks. They stand above the bars at the lower edge and beside an open panel, never over its buttons, below a dialog unless the focus is in them, and are
 * silent for screen readers: what they say is announced by the app's one live region.
 */
export function ToastRegion({ observe }: ToastRegionProps) {
  return (
    <Base.Provider>
      <Feed observe={observe} />
      <Base.Portal>
        <Base.Viewport aria-live="off" className="toasts">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Feed({ observe }: ToastRegionProps) {
  const { add, update, close } = Base.useToastManager<ToastData>();
  useEffect(
    () =>
      observe({
        show: (toast) => void add({ id: toast.id, ...optionsOf(toast, close) }),
        update: (toast) => update(toast.id, optionsOf(toast, close)),
        dismiss: close,
      }),
    [observe, add, update, close],
  );
  return null;
}

interface ToastData {
  readonly label: string;
  readonly progress?: Progress;
}

/** As Base UI wants to have it. */
function optionsOf(
  { id, title, description, timeout, action, progress }: RegionToast,
  close: (id: string) => void,
) {
  const onClick = () => {
    close(id);
    action?.onAction();
  };
  return {
    title,
    timeout,
    data: { label: title, ...(progress && { progress }) },
    ...(description && { description }),
    ...(action && {
      actionProps: {
        children: action.label,
        'aria-label': action.name,
        'aria-keyshortcuts': action.keys,
        onClick,
      },
    }),
  };
}

function Toasts() {
  const { toasts, close } = Base.useToastManager<ToastData>();
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
          <Base.Description className="text-ink-muted tabular-nums" />
          {toast.data?.progress && (
            <div className="mt-2">
              <ProgressBar label={toast.data.label} {...toast.data.progress} />
            </div>
          )}
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
