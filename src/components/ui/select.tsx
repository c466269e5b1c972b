import type { ComponentProps } from 'react';
import { ChevronDownIcon } from './icons.tsx';

/** The browser's own select: it opens the right way on every device. Name it with a label or aria-label. */
export function Select({ className = '', ...props }: ComponentProps<'select'>) {
  return (
    <span className={`relative inline-flex ${className}`}>
      <select
        className="h-8 w-full cursor-pointer appearance-none rounded-md border border-line-strong/40 bg-surface pr-8 pl-3 font-medium text-ink transition-colors duration-150 hover:bg-sunken"
        {...props}
      />
      <ChevronDownIcon className="pointer-events-none absolute top-2 right-2 text-ink-faint" />
    </span>
  );
}
