import { useWatch } from 'react-hook-form';
import { Button } from '../../components/ui/button.tsx';
import { nameFields } from '../../lib/name-fields.ts';
import { openFields, type EditSession } from './edit-session.ts';
import { fieldsOf, type ItemForm } from './form-values.ts';
import type { Contests } from './use-contests.ts';

interface ContestBarProps {
  form: ItemForm;
  session: EditSession;
  contests: Contests;
}

/** Among the buttons, where it moves nothing that is typed in: what is still to be chosen, and both ways to choose at once. */
export function ContestBar({ form, session, contests: { question, choose } }: ContestBarProps) {
  const values = useWatch({ control: form.control, compute: fieldsOf });
  const open = openFields(session, values);
  if (open.length === 0) return null;
  const what = `Choose what is to stay in ${nameFields(open)}.`;
  return (
    <div className="order-first flex basis-full flex-wrap items-center gap-2 pb-1">
      {question ? (
        <p role="alert" className="basis-full text-contest">
          <strong className="font-medium">Another save came first.</strong> {what} Nothing you typed is lost.
        </p>
      ) : (
        <p className="basis-full text-contest">{what}</p>
      )}
      <Button onClick={() => choose(open, 'mine')}>Keep all mine</Button>
      <Button onClick={() => choose(open, 'theirs')}>Take all theirs</Button>
    </div>
  );
}
