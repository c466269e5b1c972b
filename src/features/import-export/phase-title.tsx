import type { ReactNode } from 'react';

const focus = (title: HTMLParagraphElement | null) => title?.focus();

/**
 * The sentence at the head of a phase. It takes the focus when it appears: the button that led here is gone,
 * and the focus must not fall out of the dialog.
 */
export function PhaseTitle({ children }: { children: ReactNode }) {
  return (
    <p ref={focus} tabIndex={-1} className="text-lead font-medium wrap-anywhere outline-none">
      {children}
    </p>
  );
}
