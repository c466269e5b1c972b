import { nanoid } from 'nanoid';
import { draftFields, type Draft } from './draft.ts';
import { findHeldDrafts, holdDraft } from './draft-holds.ts';
import { keepWithinLimits, removeDraft, saveDraft } from './draft-store.ts';
import type { Unsaved } from './lay-draft.ts';

export interface DraftKeeper {
  /** Something was typed, or saved. */
  touch: () => void;
  /** Writes now what is still to be written. */
  flush: () => void;
  /** What was typed has been saved, or is not wanted any more. */
  drop: () => void;
  /** The form is gone. While a save of it is on its way the draft is not offered to another one. */
  close: (isSending: boolean) => void;
  /** A save that came to nothing after the form was gone: what was sent is kept, with the reason. Answers with the draft. */
  refuse: (reason: string) => Draft;
}

/** Milliseconds of typing that a crash may cost. */
const pause = 400;

/**
 * Keeps the draft of one form in step with what is unsaved in it, as `read` tells. `onKept` hears whether it would
 * outlive the page.
 */
export function createDraftKeeper(read: () => Unsaved, onKept: (isKept: boolean) => void): DraftKeeper {
  const id = nanoid();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let release: (() => void) | undefined;
  let held: ReadonlySet<string> = new Set();
  let sent: Unsaved | undefined;
  void findHeldDrafts().then((found) => {
    held = found;
    keepWithinLimits(found);
  });

  function write(unsaved: Unsaved, refusal?: string): Draft {
    const draft = { ...unsaved, id, typedAt: Date.now(), ...(refusal !== undefined && { refusal }) };
    onKept(saveDraft(draft, held));
    return draft;
  }

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function letGo(): void {
    release?.();
    release = undefined;
  }

  function drop(): void {
    stop();
    if (!release) return;
    letGo();
    removeDraft({ ...read(), id });
  }

  function flush(): void {
    if (timer === undefined) return;
    stop();
    const unsaved = read();
    if (draftFields(unsaved).length === 0) {
      drop();
      return;
    }
    release ??= holdDraft(id);
    write(unsaved);
  }

  return {
    touch() {
      timer ??= setTimeout(flush, pause);
    },
    flush,
    drop,
    close(isSending) {
      flush();
      if (isSending) sent = read();
      else letGo();
    },
    refuse(reason) {
      letGo();
      return write(sent ?? read(), reason);
    },
  };
}
