import { announce } from './announcer.ts';

/** Short messages over the page. What shows them (see toast-host.tsx) is loaded when there is a first one. */

export interface ToastRequest {
  readonly title: string;
  readonly description?: string;
  readonly action?: ToastAction;
}

export interface ToastAction {
  readonly label: string;
  readonly onAction: () => void;
  /** The keys that do the same, as `aria-keyshortcuts` writes them. A toast is never the only way. */
  readonly keys?: string;
}

export interface Toast extends ToastRequest {
  readonly id: string;
  /** Milliseconds until it goes. */
  readonly timeout: number;
}

export interface ToastObserver {
  show: (toast: Toast) => void;
  dismiss: (id: string) => void;
}

/** Milliseconds; longer where there is something to decide. */
const timeouts = { plain: 6_000, withAction: 10_000 } as const;

let count = 0;
let waiting: Toast[] = [];
let observer: ToastObserver | undefined;
const neededListeners = new Set<() => void>();

/** Shows a message for at least 6 s (10 s with an action) and says it to screen readers. Answers its id. */
export function showToast(request: ToastRequest): string {
  count += 1;
  const timeout = request.action ? timeouts.withAction : timeouts.plain;
  const toast: Toast = { ...request, id: `toast-${count}`, timeout };
  announce(sentenceOf(request));
  if (observer) observer.show(toast);
  else waiting.push(toast);
  for (const listener of neededListeners) listener();
  return toast.id;
}

/** Takes a message away before its time; nothing happens when it is gone already. */
export function dismissToast(id: string): void {
  waiting = waiting.filter((toast) => toast.id !== id);
  observer?.dismiss(id);
}

/** The one place that shows toasts. Is given at once what was said before it was there. */
export function observeToasts(next: ToastObserver): () => void {
  observer = next;
  for (const toast of waiting) next.show(toast);
  waiting = [];
  return () => {
    if (observer === next) observer = undefined;
  };
}

/** Whether there has been a toast. */
export const areToastsNeeded = (): boolean => count > 0;

export function onToastsNeeded(listener: () => void): () => void {
  neededListeners.add(listener);
  return () => neededListeners.delete(listener);
}

function sentenceOf({ title, description, action }: ToastRequest): string {
  const keys = action?.keys ? ` ${action.label}: ${action.keys.replaceAll('+', ' ')}.` : '';
  return [`${title}.`, description].filter(Boolean).join(' ') + keys;
}
