/** What somebody may do, from the least: each may do all that those before it may. */
export const roles = ['viewer', 'admin'] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Readonly<Record<Role, string>> = { viewer: 'Viewer', admin: 'Admin' };

/** Whether somebody of this role may write. */
export const mayEdit = (role: Role): boolean => role === 'admin';
