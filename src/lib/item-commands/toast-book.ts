import type { ToastRequest } from '../toasts.ts';

export interface ToastOutlet {
  show: (toast: ToastRequest) => string;
  update: (id: string, toast: ToastRequest) => void;
  dismiss: (id: string) => void;
}

/**
 * Toasts that offer to take something back, each under a key that says what. What is taken back in another way
 * takes its toast along.
 */
export class ToastBook {
  readonly #toasts = new Map<string, string>();

  constructor(private readonly outlet: ToastOutlet) {}

  show(toast: ToastRequest, key?: string): void {
    const id = this.outlet.show(toast);
    if (key !== undefined) this.#toasts.set(key, id);
  }

  settle(...keys: readonly string[]): void {
    for (const key of keys) {
      const id = this.#toasts.get(key);
      if (id !== undefined) this.outlet.dismiss(id);
      this.#toasts.delete(key);
    }
  }
}
