import { announce } from './announcer.ts';

/** Short messages over the page. What shows them (see toast-host.tsx) is loaded when there is a first one. */

export interface ToastRequest {
  readonly title: string;
  readonly description?: string;
  readonly action?: ToastAction;
  /** How far something is that takes a while. The toast stays until it is dismissed. */
  readonly progress?: { readonly value: number; readonly max: number };
}

export interface ToastAction {
  readonly label: string;
  /** What it is called where the toast is not seen around it; begins with the label. */
  readonly name?: string;
  readonly onAction: () => void;
  /** The keys that do the same, as `aria-keyshortcuts` writes them. A toast is never the only way. */
  readonly keys?: string;
}

export interface Toast extends ToastRequest {
  readonly id: string;
  /** Milliseconds until it goes; 0 for never. */
  readonly timeout: number;
}

export interface ToastObserver {
  show: (toast: Toast) => void;
  update: (toast: Toast) => void;
  dismiss: (id: string) => void;
}

/** Milliseconds; longer where there is something to decide. */
const timeouts = { plain: 6_000, withAction: 10_000 } as const;

let count = 0;
let waiting: Toast[] = [];
let observer: ToastObserver | undefined;
const neededListeners = new Set<() => void>();

function createToast(request: ToastRequest, id: string): Toast {
  if (request.progress) return { ...request, id, timeout: 0 };
  return { ...request, id, timeout: request.action ? timeouts.withAction : timeouts.plain };
}

/** Shows a message for at least 6 s (10 s with an action) and says it to screen readers. Answers its id. */
export function showToast(request: ToastRequest): string {
  count += 1;
  const toast = createToast(request, `toast-${count}`);
  announce(sentenceOf(request));
  if (observer) observer.show(toast);
  else waiting.push(toast);
  for (const listener of neededListeners) listener();
  return toast.id;
}

/** Puts something else into a message that is still there, in silence. */
export function updateToast(id: string, request: ToastRequest): void {
  const toast = createToast(request, id);
  waiting = waiting.map((other) => (other.id === id ? toast : other));
  observer?.update(toast);
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
