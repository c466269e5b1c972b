import type { ComponentProps } from 'react';

type Variant = 'primary' | 'secondary' | 'quiet' | 'quiet-danger' | 'danger';

const variants: Record<Variant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent',
  secondary: 'bg-surface text-ink border-line-strong/40 hover:bg-sunken',
  quiet: 'text-ink-muted border-transparent hover:bg-sunken hover:text-ink',
  'quiet-danger': 'text-danger border-transparent hover:bg-danger-soft',
  danger: 'bg-danger text-on-danger border-transparent hover:brightness-95',
};

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: Variant;
  /** Square, for a single icon: give it an aria-label. */
  isIcon?: boolean;
}

export function Button({ variant = 'secondary', isIcon = false, className = '', ...props }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex h-8 shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors duration-150 disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50 ${isIcon ? 'w-8' : 'px-3'} ${variants[variant]} ${className}`}
      {...props}
    />
  );
}
