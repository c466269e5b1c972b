import { Link } from '@tanstack/react-router';
import { Notice } from '../components/ui/notice.tsx';
import { useDocumentTitle } from '../lib/use-document-title.ts';

export function NotFound() {
  useDocumentTitle('Page not found');
  return (
    <Notice isPage title="There is no such page" text="The address is wrong, or what it named has moved.">
      <Link to="/items" className="font-medium text-accent underline underline-offset-4">
        Go to the items
      </Link>
    </Notice>
  );
}
