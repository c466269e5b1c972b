import type { DatabaseError } from '../../../shared/database/database.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface ErrorScreenProps {
  error: DatabaseError;
  /** What was to be seen: "items". */
  subject: string;
  onRetry: () => void;
}

/** Instead of rows that could not be read: what happened, and the retry. */
export function ErrorScreen({ error, subject, onRetry }: ErrorScreenProps) {
  return (
    <Notice role="alert" title={titleOf(error.kind, subject)} text={error.message}>
      <Button variant="primary" onClick={onRetry}>
        Try again
      </Button>
    </Notice>
  );
}

function titleOf(kind: DatabaseError['kind'], subject: string): string {
  switch (kind) {
    case 'ConnectionError':
      return 'The database is out of reach';
    case 'Forbidden':
      return `You may not see the ${subject}`;
    case 'ValidationError':
      return 'This list cannot be shown';
    case 'NotFound':
      return `The ${subject} could not be found`;
    case 'RateLimited':
    case 'QueryError':
    case 'SerializationError':
    case 'ConflictError':
      return `The ${subject} could not be read`;
  }
}
