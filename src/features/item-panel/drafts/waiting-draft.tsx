import { useEffect } from 'react';
import type { Draft } from './draft.ts';
import { DraftNotice } from './draft-notice.tsx';
import { removeDraft } from './draft-store.ts';

interface WaitingDraftProps {
  drafts: readonly Draft[] | undefined;
  /** Whether a draft holds anything that the form does not. */
  isNews?: (draft: Draft) => boolean;
  onPutBack: (draft: Draft) => void;
}

const always = () => true;

/** The latest draft that waits for this form. One that has been saved after all, which nobody heard of, is let go. */
export function WaitingDraft({ drafts, isNews = always, onPutBack }: WaitingDraftProps) {
  const draft = drafts?.find(isNews);
  useEffect(() => {
    for (const old of drafts ?? []) if (!isNews(old)) removeDraft(old);
  }, [drafts, isNews]);
  return draft && <DraftNotice draft={draft} onPutBack={onPutBack} />;
}
