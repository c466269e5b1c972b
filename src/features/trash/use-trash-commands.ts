import { useCallback, useState } from 'react';
import { useDatabase } from '../../lib/database-context.tsx';
import { countOf } from '../../lib/format.ts';
import { useItemCommands } from '../../lib/item-commands.tsx';
import { writeEach } from '../../lib/item-commands/command-report.ts';
import { describeCommand, purgeWording } from '../../lib/item-commands/command-sentences.ts';
import { neighbourOf } from '../../lib/row-keys.ts';
import { useSignInFirst } from '../../lib/session-context.tsx';
import { showToast } from '../../lib/toasts.ts';
import { focusTrashHeading, focusTrashRow } from './trash-focus.ts';
import type { TrashRow } from './trash-rows.ts';

type Rows = readonly TrashRow[];

/** What is being asked before it is done: whether to delete some rows for ever, or all there are. */
export type TrashQuestion = { readonly kind: 'purge'; readonly rows: Rows } | { readonly kind: 'empty' };

/** What is done to deleted items. The focus goes on to the next of the rows that are shown. */
export function useTrashCommands(shown: Rows) {
  const { restoreItems } = useItemCommands();
  const trash = useDatabase().trash();
  const signIn = useSignInFirst();
  const [question, setQuestion] = useState<TrashQuestion>();

  const restore = useCallback(
    async (rows: Rows) => {
      const next = nextOf(rows, shown);
      await restoreItems(rows);
      focusTrashRow(next);
    },
    [restoreItems, shown],
  );

  const purge = async (rows: Rows) => {
    const next = nextOf(rows, shown);
    const report = await writeEach(rows, (id) => trash.purge(id));
    showToast(describeCommand(report, purgeWording));
    focusTrashRow(next);
  };

  const empty = async () => {
    const result = await trash.purgeAll();
    if (result.ok) showToast({ title: `Deleted ${countOf(result.value, 'item')} for ever` });
    else showToast({ title: 'The trash could not be emptied', description: result.error.message });
    focusTrashHeading();
  };

  const confirm = () => {
    setQuestion(undefined);
    signIn?.();
    if (question?.kind === 'purge') void purge(question.rows);
    else if (question) void empty();
  };

  return {
    question,
    restore: useCallback((rows: Rows) => void restore(rows), [restore]),
    askToPurge: useCallback((rows: Rows) => setQuestion({ kind: 'purge', rows }), []),
    askToEmpty: useCallback(() => setQuestion({ kind: 'empty' }), []),
    confirm,
    cancel: () => setQuestion(undefined),
  };
}

const nextOf = (rows: Rows, shown: Rows) => neighbourOf(new Set(rows.map(({ id }) => id)), shown);
