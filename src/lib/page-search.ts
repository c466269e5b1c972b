/** Which page of a list the address names. What is absent or makes no sense is the default. */

export const pageSizes = [10, 25, 50, 100] as const;
export type PageSize = (typeof pageSizes)[number];

const defaultPageSize: PageSize = 25;

/** As it stands in the address: only what differs from the default. */
export interface PageSearch {
  readonly page?: number | undefined;
  readonly size?: PageSize | undefined;
}

/** The same with the defaults filled in. Pages count from 1. */
export interface PageView {
  readonly page: number;
  readonly size: PageSize;
}

// The last page whose offset is still a safe integer at any size.
const maxPage = 1_000_000_000_000;

export const asText = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';

/** The option that a text names, if any. */
export const oneOf = <Option extends string | number>(options: readonly Option[], value: unknown) =>
  options.find((option) => String(option) === asText(value));

function parsePage(value: unknown): number | undefined {
  const text = asText(value);
  const page = /^\d{1,13}$/.test(text) ? Number(text) : 1;
  return page > 1 && page <= maxPage ? page : undefined;
}

/**
 * The validated search params. Every key is present, if only as undefined: the router lays this over what
 * stood in the address, and an absent key would let nonsense through.
 */
export function parsePageSearch(raw: Readonly<Record<string, unknown>>): PageSearch {
  const size = oneOf(pageSizes, raw['size']);
  return { page: parsePage(raw['page']), size: size === defaultPageSize ? undefined : size };
}

export const toPageView = ({ page = 1, size = defaultPageSize }: PageSearch): PageView => ({ page, size });

/** The page as a query asks for it. */
export const toWindow = ({ page, size }: PageView) => ({ limit: size, offset: (page - 1) * size });
