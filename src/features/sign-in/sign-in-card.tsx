import type { ReactNode } from 'react';
import { useDocumentTitle } from '../../lib/use-document-title.ts';

interface SignInCardProps {
  title: string;
  /** The sign of the house. */
  mark: ReactNode;
  children: ReactNode;
}

/** All that there is on a screen about coming in. */
export function SignInCard({ title, mark, children }: SignInCardProps) {
  useDocumentTitle(title);
  return (
    <main id="main" className="sign-in">
      <div className="sign-in-card">
        <header className="mb-6 flex items-center gap-2.5 text-lead font-semibold tracking-tight">
          {mark}
          Estuary
        </header>
        <h1 className="mb-4 text-title font-semibold wrap-anywhere">{title}</h1>
        {children}
      </div>
    </main>
  );
}
