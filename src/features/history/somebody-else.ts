import { retentionActor, sampleActor } from '../../../shared/database/actors.ts';
import type { Actor } from '../../../shared/database/changes.ts';

const nobody = [sampleActor.id, retentionActor.id];

/** Whether it is a person, and not oneself: their changes are what somebody has missed. */
export const isSomebodyElse = ({ id }: Actor, me: Actor): boolean => id !== me.id && !nobody.includes(id);
