import { nanoid } from 'nanoid';
import type { BatchReference } from '../../shared/database/changes.ts';

/** A batch for writes that belong together, with an id that nobody has used; the title says what they do. */
export const newBatch = (title: string): BatchReference => ({ id: nanoid(), title });
