import { Mark } from './mark.tsx';

/** What stands there until the database has answered. Appears only when that takes a while (see shell.css). */
export function StartScreen() {
  return (
    <main className="start-screen">
      <Mark />
      <p role="status">Opening the database…</p>
    </main>
  );
}
