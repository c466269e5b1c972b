import * as z from 'zod/mini';
import type { Presence } from '../presence.ts';
import { id, reader, type Read } from './wire.ts';

/** What the deployment sends of who is here; see wire.ts. */

const presence = z.object({
  tab: z.string(),
  actor: z.object({ id: z.string(), name: z.string() }),
  itemId: z.exactOptional(id),
  isEditing: z.boolean(),
  isIdle: z.boolean(),
});

export const readPresent: Read<readonly Presence[]> = reader(z.array(presence));
