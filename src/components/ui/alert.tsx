import type { ReactNode } from 'react';

const tones = {
  danger: 'border-danger/40 bg-danger-soft',
  contest: 'border-contest/40 bg-contest-soft',
  neutral: 'border-line bg-sunken',
} as const;

interface AlertProps {
  tone: keyof typeof tones;
  /** What happened, as a sentence. */
  title: ReactNode;
  children?: ReactNode;
  /** The ways out. */
  actions?: ReactNode;
  /** Interrupts a screen reader. For what the reader has to answer. */
  isUrgent?: boolean;
}

/** A box inside a page that says what happened and what can be done. */
export function Alert({ tone, title, children, actions, isUrgent = false }: AlertProps) {
  return (
    <div
      className={`rounded-lg border px-3 py-2.5 wrap-anywhere ${tones[tone]}`}
      {...(isUrgent && { role: 'alert' })}
    >
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 text-ink-muted">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
