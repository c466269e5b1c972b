import { Mark } from './mark.tsx';

/** What stands there until the database has answered. Appears only when that takes a while (see shell.css). */
export function StartScreen({ text = 'Opening the database…' }: { text?: string | undefined }) {
  return (
    <main className="start-screen">
      <Mark />
      <p role="status" className="max-w-md px-6 text-center text-pretty">
        {text}
      </p>
    </main>
  );
}
