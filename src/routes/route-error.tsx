import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { useDocumentTitle } from '../lib/use-document-title.ts';

/** What is left when a screen fails: what happened, and two ways on. Nothing that was saved is lost. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  useDocumentTitle('Something went wrong');
  return (
    <Notice
      isPage
      role="alert"
      title="This screen failed"
      text={`${error instanceof Error ? error.message : String(error)} What was saved is safe.`}
    >
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
      <Button onClick={() => window.location.assign('/items')}>Reload the items</Button>
    </Notice>
  );
}
