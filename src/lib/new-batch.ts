import { nanoid } from 'nanoid';
import type { BatchReference } from '../../shared/database/changes.ts';
import { cleanLine } from '../../shared/items/text.ts';

/**
 * A batch for writes that belong together, with an id that nobody has used; the title says what they do. It may be any:
 * files have names that no title can have.
 */
export const newBatch = (title: string): BatchReference => ({ id: nanoid(), title: cleanLine(title) });
