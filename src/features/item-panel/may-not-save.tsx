import { Alert } from '../../components/ui/alert.tsx';
import { mayNotEditAnyMore } from '../../lib/lost-right.ts';

/** Over a form in which something was typed when its writer lost the right to save it. */
export function MayNotSave() {
  return (
    <Alert tone="contest" isUrgent title={mayNotEditAnyMore}>
      What you typed cannot be saved now. It is kept in this browser, and can be put back when an admin lets
      you edit again.
    </Alert>
  );
}
