import type { ReactNode } from 'react';
import { setPreferences, usePreferences } from '../../lib/preferences.ts';

interface SingleKeysChoiceProps {
  className?: string;
  /** What there is to say of it. */
  children: ReactNode;
}

/** Whether keys of a single character do anything (WCAG 2.1.4). */
export function SingleKeysChoice({ className = '', children }: SingleKeysChoiceProps) {
  const { singleKeys } = usePreferences();
  return (
    <label className={`${className} flex cursor-pointer items-start gap-2.5`}>
      <input
        type="checkbox"
        className="checkbox mt-0.5"
        checked={singleKeys}
        onChange={(event) => setPreferences({ singleKeys: event.target.checked })}
      />
      <span>
        Single-key shortcuts
        {children && <span className="block text-note text-ink-muted">{children}</span>}
      </span>
    </label>
  );
}
