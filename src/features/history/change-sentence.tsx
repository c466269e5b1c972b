import type { ReactNode } from 'react';
import type { Change } from '../../../shared/database/changes.ts';
import { deedOf, nameActor, sayDeed } from '../../lib/change-words.ts';
import { useDatabase } from '../../lib/database-context.tsx';

interface ChangeSentenceProps {
  change: Change;
  /** Its link, where the place does not say which item it is. */
  item?: ReactNode;
}

/** `You changed Status of Widget` */
export function ChangeSentence({ change, item }: ChangeSentenceProps) {
  const { actor } = useDatabase();
  const { verb, isOf, rest } = deedOf(change);
  return (
    <>
      <span className="font-medium">{nameActor(change.actor, actor)}</span> {verb}
      {isOf ? item && <> of {item}</> : <> {item ?? 'it'}</>}
      {rest && ` ${rest}`}
    </>
  );
}

/** The same as text, for where there are no links. */
export function useChangeText() {
  const { actor } = useDatabase();
  return (change: Change, item?: string) =>
    `${nameActor(change.actor, actor)} ${sayDeed(deedOf(change), item)}`;
}
