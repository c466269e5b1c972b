/** What a query may ask for. */

export const queryLimits = { limit: 1000, createMany: 500, search: 500 } as const;
export const sortFields = ['name', 'createdAt', 'updatedAt'] as const;
export const sortDirections = ['asc', 'desc'] as const;
