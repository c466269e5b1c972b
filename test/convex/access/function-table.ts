import type { Scene } from './scene.ts';

/** What every public function asks of whoever calls it, and arguments by which it has something to do. */

/** `everybody` are those who have not signed in, too, whatever the deployment's environment says. */
export type Asks = 'everybody' | 'viewer' | 'admin' | 'admin of members' | 'member';

interface Row {
  readonly asks: Asks;
  readonly args: (scene: Scene) => Readonly<Record<string, unknown>>;
  /** Counts how often somebody is refused: that is written, by the component of that name, and nothing else. */
  readonly counts?: 'rateLimiter';
}

const viewer = (args: Row['args']): Row => ({ asks: 'viewer', args });
const admin = (args: Row['args']): Row => ({ asks: 'admin', args });
const ofMembers = (args: Row['args']): Row => ({ asks: 'admin of members', args });

const tab = { tab: 'tab-of-somebody' };
const page = () => ({ limit: 10, offset: 0 });
const none = () => ({});

export const functionTable: Readonly<Record<string, Row>> = {
  'health:ping': viewer(none),
  'items:page': viewer(page),
  'items:list': viewer(page),
  'items:search': viewer(() => ({ ...page(), search: 'tiller' })),
  'items:openSearch': viewer(() => ({ ...page(), search: 'anchor' })),
  'items:count': viewer(none),
  'items:get': viewer(({ itemId }) => ({ id: itemId })),
  'items:create': admin(() => ({ name: 'Rudder' })),
  'items:createMany': admin(() => ({ items: [{ name: 'Rudder' }, { name: 'Keel' }] })),
  'items:update': admin(({ itemId }) => ({ id: itemId, name: 'Rudder' })),
  'items:delete': admin(({ itemId }) => ({ id: itemId })),
  'items:restore': admin(({ trashedId }) => ({ id: trashedId })),
  'changes:list': viewer(() => ({ limit: 10 })),
  'changes:get': viewer(({ changeId }) => ({ id: changeId })),
  'changes:snapshot': viewer(({ changeId }) => ({ id: changeId })),
  'changes:batch': viewer(({ batchId }) => ({ id: batchId })),
  'changes:undoState': viewer(none),
  'changes:revert': admin(({ changeId }) => ({ id: changeId })),
  'changes:restoreTo': admin(({ itemId, changeId }) => ({ itemId, changeId })),
  'changes:revertBatch': admin(({ batchId }) => ({ id: batchId })),
  'changes:undo': admin(none),
  'changes:redo': admin(none),
  'trash:list': viewer(page),
  'trash:purge': admin(({ trashedId }) => ({ id: trashedId })),
  'trash:purgeAll': admin(none),
  'auth:signIn': {
    ...{ asks: 'everybody', counts: 'rateLimiter' },
    args: () => ({ refreshToken: 'spent|over' }),
  },
  'auth:signOut': { asks: 'everybody', args: none },
  'presence:enter': { asks: 'member', args: () => tab },
  'presence:leave': { asks: 'member', args: () => tab },
  'presence:list': { asks: 'member', args: () => ({ room: 'no-such-room' }) },
  'presence:tell': { asks: 'member', args: () => ({ ...tab, isEditing: false, isIdle: false }) },
  'members:me': { asks: 'everybody', args: none },
  'members:list': ofMembers(none),
  'members:changeRole': ofMembers(({ other }) => ({ id: other.id, role: 'admin' })),
  'members:remove': ofMembers(({ other }) => ({ id: other.id })),
  'members:seen': { asks: 'member', args: none },
  'members:signOutEverywhere': { asks: 'member', args: none },
  'spaces:create': ofMembers(none),
  'spaces:list': ofMembers(none),
  'spaces:enter': ofMembers(({ spaceId }) => ({ space: spaceId, from: spaceId })),
  'spaces:clear': ofMembers(({ spaceId }) => ({ space: spaceId })),
  'invitations:create': ofMembers(() => ({ email: 'new@example.org', role: 'viewer' })),
};

/** Of a function by its name. */
export function rowOf(name: string): Row {
  const row = functionTable[name];
  if (row === undefined) throw new Error(`${name} is not in the table of functions.`);
  return row;
}

/** Their arguments are ids of what is in no space. */
export const namesItems: ReadonlySet<string> = new Set([
  ...['items:get', 'items:update', 'items:delete', 'items:restore', 'trash:purge'],
  ...['changes:get', 'changes:snapshot', 'changes:batch'],
  ...['changes:revert', 'changes:restoreTo', 'changes:revertBatch'],
]);
