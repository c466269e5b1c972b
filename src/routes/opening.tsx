import { useEffect, useState } from 'react';
import { StartScreen } from '../features/shell/start-screen.tsx';
import { useSession } from '../lib/session-context.tsx';

/** Until it is known who is here. When that takes long because nothing can be reached, it says so. */
export function Opening() {
  const { database } = useSession();
  const [reason, setReason] = useState<string>();
  useEffect(() => database.watchConnection((state) => setReason(state.reason)), [database]);
  return <StartScreen text={reason} />;
}
