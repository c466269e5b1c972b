import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { accountLimits } from '../../../shared/session/account-rules.ts';
import { asText } from '../../lib/page-search.ts';

const route = getRouteApi('/members');

/** How the addresses begin that the URL asks for, '' for all, and the way to ask for others. */
export function useMemberSearch() {
  const { q } = route.useSearch();
  const navigate = useNavigate();
  const text = asText(q);
  return {
    startsWith: text.length <= accountLimits.email ? text : '',
    find: (next: string) => void navigate({ to: '/members', search: next === '' ? {} : { q: next } }),
  };
}
