import { Alert } from '../../../components/ui/alert.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { RelativeTime } from '../../../components/ui/relative-time.tsx';
import { nameFields } from '../../../lib/name-fields.ts';
import { draftFields, type Draft } from './draft.ts';
import { removeDraft } from './draft-store.ts';

interface DraftNoticeProps {
  draft: Draft;
  onPutBack: (draft: Draft) => void;
}

/** What was typed here earlier and not saved: since the page went away, or because the database refused it. */
export function DraftNotice({ draft, onPutBack }: DraftNoticeProps) {
  const { refusal, typedAt } = draft;
  return (
    <Alert
      tone={refusal === undefined ? 'neutral' : 'danger'}
      isUrgent
      title={
        refusal === undefined ? (
          <>
            You have unsaved changes from <RelativeTime time={typedAt} />.
          </>
        ) : (
          'What you saved last was refused.'
        )
      }
      actions={
        <>
          <Button onClick={() => onPutBack(draft)}>Put back what I typed</Button>
          <Button variant="quiet" onClick={() => removeDraft(draft)}>
            Discard it
          </Button>
        </>
      }
    >
      {refusal ?? `You typed in ${nameFields(draftFields(draft))}.`}
    </Alert>
  );
}
