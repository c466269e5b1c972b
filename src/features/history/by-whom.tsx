import type { Actor } from '../../../shared/database/changes.ts';
import { useDatabase } from '../../lib/database-context.tsx';

/** ` by you`, ` by Guest 1F2E` */
export function ByWhom({ actor }: { actor: Actor }) {
  const me = useDatabase().actor;
  return ` by ${actor.id === me.id ? 'you' : actor.name}`;
}
