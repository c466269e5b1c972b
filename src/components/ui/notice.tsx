import type { ReactNode } from 'react';

interface NoticeProps {
  title: string;
  text: ReactNode;
  /** The ways on. */
  children?: ReactNode;
  icon?: ReactNode;
  role?: 'alert';
  /** It is all that the page has, so that its title is the page's. */
  isPage?: boolean;
}

/** A screen or a part of one that has something to say instead of data. */
export function Notice({ title, text, children, icon, role, isPage = false }: NoticeProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <section role={role} className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-20 text-center">
      {icon && <div className="mb-1 text-ink-faint">{icon}</div>}
      <Heading className="text-title font-semibold text-balance">{title}</Heading>
      <p className="text-pretty text-ink-muted">{text}</p>
      {children && <div className="mt-3 flex flex-wrap items-center justify-center gap-2">{children}</div>}
    </section>
  );
}
