import { useCallback, useState } from 'react';
import type { Database } from '../../../shared/database/database.ts';
import { editableFields, type EditableField } from '../../../shared/items/item.ts';
import { announce } from '../../lib/announcer.ts';
import { useDatabase } from '../../lib/database-context.tsx';
import { nameFields } from '../../lib/name-fields.ts';
import { isWriting } from '../../lib/own-writes.ts';

/** What somebody else did to a field while its form was open. */
export interface FieldChange {
  /** What they are called, if the record says it. */
  readonly by?: string;
  /** It was this person: elsewhere on this page, or in another tab. */
  readonly isMine?: 'here' | 'in another tab';
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type FieldChanges = Readonly<Partial<Record<EditableField, FieldChange>>>;

/** More than anybody misses at once; what is before them has no name then. */
const looked = 20;

export interface LiveFieldChanges {
  readonly changes: FieldChanges;
  /** These fields have changed since a version: looks up by whom, and says it. */
  readonly note: (fields: readonly EditableField[], since: number) => void;
  /** A save of our own has made them old. */
  readonly forget: () => void;
}

/** `isContested` tells, at any time, whether a field that has changed is being edited as well. */
export function useFieldChanges(
  itemId: string,
  isContested: (field: EditableField) => boolean,
): LiveFieldChanges {
  const database = useDatabase();
  const [changes, setChanges] = useState<FieldChanges>({});

  const note = useCallback<LiveFieldChanges['note']>(
    (fields, since) => {
      if (fields.length === 0) return;
      void findAuthors(database, itemId, fields, since).then((found) => {
        setChanges((before) => ({ ...before, ...found }));
        for (const sentence of sentencesOf(found, isContested)) announce(sentence);
      });
    },
    [database, itemId, isContested],
  );
  const forget = useCallback(() => setChanges({}), []);
  return { changes, note, forget };
}

/** The latest change of each field. */
async function findAuthors(
  database: Database,
  itemId: string,
  fields: readonly EditableField[],
  since: number,
): Promise<FieldChanges> {
  const isWritingHere = isWriting();
  const isMine = isWritingHere ? 'here' : 'in another tab';
  const result = await database.changes().list({ itemId, limit: looked });
  const record = result.ok ? result.value.changes : [];
  const authorOf = (field: EditableField): FieldChange => {
    const change = record.find(({ version, after }) => version > since && after?.[field] !== undefined);
    // What this page writes is shown before it is on record.
    if (!change) return { at: Date.now(), ...(isWritingHere && { by: database.actor.name, isMine }) };
    const { actor, at } = change;
    return { by: actor.name, at, ...(actor.id === database.actor.id && { isMine }) };
  };
  return Object.fromEntries(fields.map((field) => [field, authorOf(field)]));
}

/** For each person a sentence on what they did, and one on what they did against one's own edits. */
function sentencesOf(found: FieldChanges, isContested: (field: EditableField) => boolean): string[] {
  const deeds = new Map<string, EditableField[]>();
  for (const field of editableFields) {
    const change = found[field];
    if (!change) continue;
    const author = nameAuthor(change);
    const deed = isContested(field) ? `${author} too: choose below what is to stay.` : `${author} just now.`;
    deeds.set(deed, [...(deeds.get(deed) ?? []), field]);
  }
  return [...deeds].map(
    ([deed, fields]) => `${nameFields(fields)} ${fields.length === 1 ? 'was' : 'were'} changed by ${deed}`,
  );
}

/** Between `changed by` and a time: `Guest 3F2A`, `you, in another tab,`. */
export function nameAuthor({ by = 'somebody else', isMine }: FieldChange): string {
  if (!isMine) return by;
  return isMine === 'here' ? 'you' : `you, ${isMine},`;
}
