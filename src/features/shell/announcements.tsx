import { useEffect, useState } from 'react';
import { onAnnouncement } from '../../lib/announcer.ts';

/** The one polite live region: what changes on the screen, said to those who do not see it. */
export function Announcements() {
  const [said, setSaid] = useState({ message: '', count: 0 });
  useEffect(() => onAnnouncement((message) => setSaid(({ count }) => ({ message, count: count + 1 }))), []);
  return (
    <div role="status" className="sr-only">
      {/* A new element, so that the same sentence is heard again. */}
      <span key={said.count}>{said.message}</span>
    </div>
  );
}
