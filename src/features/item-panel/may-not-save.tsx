import { Alert } from '../../components/ui/alert.tsx';

/** Over a form in which something was typed when its writer lost the right to save it. */
export function MayNotSave() {
  return (
    <Alert tone="contest" isUrgent title="You may not change items any more.">
      What you typed cannot be saved now. It is kept in this browser, and can be put back when an admin lets
      you edit again.
    </Alert>
  );
}
