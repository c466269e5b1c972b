import { Button } from '../../components/ui/button.tsx';
import { Notice } from '../../components/ui/notice.tsx';

/** The whole screen when the app cannot start: the sentence that names the cause and the way out. */
export function StartFailure({ message }: { message: string }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <Notice isPage role="alert" title="Estuary cannot start" text={message}>
        <Button variant="primary" onClick={() => window.location.reload()}>
          Try again
        </Button>
      </Notice>
    </main>
  );
}
