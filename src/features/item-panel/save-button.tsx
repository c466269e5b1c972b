import { Button } from '../../components/ui/button.tsx';
import { useSignInFirst } from '../../lib/session-context.tsx';

interface SaveButtonProps {
  formId: string;
  isSubmitting: boolean;
}

/** Of somebody whose session has ended it says what comes first: what is sent waits for that, and is asked for again. */
export function SaveButton({ formId, isSubmitting }: SaveButtonProps) {
  const signIn = useSignInFirst();
  return (
    <Button
      variant="primary"
      type="submit"
      form={formId}
      aria-disabled={isSubmitting && !signIn}
      onClick={isSubmitting ? signIn : undefined}
    >
      {signIn ? 'Sign in to save' : 'Save'}
    </Button>
  );
}
