import { generateKeyPairSync } from 'node:crypto';
import { accountLimits } from '../../../shared/session/account-rules.ts';
import { addMember } from '../../support/convex/add-member.ts';
import { addSession, issueOwnToken } from '../../support/convex/add-session.ts';
import { signToken } from '../../support/convex/sign-token.ts';
import { issueToken } from '../../support/convex/test-issuer.ts';
import type { Scene } from './scene.ts';

/** Who may call, and what the deployment is to take them for. */

/** `refused`: no function is run for such a token. A guest is an admin in a space. */
export type Standing = 'admin' | 'guest' | 'viewer' | 'nobody' | 'ended' | 'removed' | 'refused';

export interface Caller {
  readonly who: string;
  readonly is: Standing;
  /** Answers with the token that they call with. */
  readonly comes: (scene: Scene) => Promise<string | undefined> | string | undefined;
  /** Whether anybody may view meanwhile. */
  readonly isOpen?: true;
  readonly signsInElsewhere?: true;
}

const inSeconds = () => Math.floor(Date.now() / 1000);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const forgery = (claims: Readonly<Record<string, unknown>>) =>
  signToken({ iat: inSeconds(), exp: inSeconds() + 3600, ...claims }, { algorithm: 'RS256', privateKey });
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

const sessionOf = async ({ deployment }: Scene, role: 'admin' | 'viewer', expiresAt?: number) =>
  await addSession(deployment, (await addMember(deployment, 'Ines', role)).email, expiresAt);

async function endSession({ deployment }: Scene, id: string): Promise<void> {
  await deployment.run(({ db }) => db.delete(id as never));
}

/** Somebody who was a member until an admin removed them, by the function that there is for it. */
async function removed(scene: Scene, signsInHere: boolean): Promise<string> {
  const { deployment, owner } = scene;
  const { id, email, token } = await addMember(deployment, 'Rita');
  const session = signsInHere && (await addSession(deployment, email));
  await deployment.execute('mutation', 'members:remove', { id }, owner.identity);
  return session ? session.token : token;
}

async function demoted({ deployment, owner }: Scene): Promise<string> {
  const { id, email } = await addMember(deployment, 'Dora', 'admin');
  const { token } = await addSession(deployment, email);
  await deployment.execute('mutation', 'members:changeRole', { id, role: 'viewer' }, owner.identity);
  return token;
}

/** Whoever removes the document of a member by hand leaves their session behind. */
async function forgotten(scene: Scene): Promise<string> {
  const { deployment } = scene;
  const { id, email } = await addMember(deployment, 'Fritz');
  const { token } = await addSession(deployment, email);
  await deployment.run(({ db }) => db.delete(id as never));
  return token;
}

/** Somebody who was invited as admin so long ago (ms), and signs in elsewhere for the first time. */
async function invited({ deployment, owner }: Scene, ago: number): Promise<string> {
  const email = 'ivo@example.org';
  await deployment.execute('action', 'invitations:create', { email, role: 'admin' }, owner.identity);
  deployment.advance(ago);
  return issueToken(email);
}

export const callers: readonly Caller[] = [
  { who: 'nobody', is: 'nobody', comes: () => undefined },
  { who: 'nobody, where anybody may view', is: 'nobody', isOpen: true, comes: () => undefined },
  { who: 'a viewer', is: 'viewer', comes: async (scene) => (await sessionOf(scene, 'viewer')).token },
  { who: 'an admin', is: 'admin', comes: async (scene) => (await sessionOf(scene, 'admin')).token },
  {
    ...{ who: 'a viewer who signs in elsewhere', is: 'viewer', signsInElsewhere: true },
    comes: async ({ deployment }) => (await addMember(deployment, 'Vera', 'viewer')).token,
  },
  {
    ...{ who: 'an admin who signs in elsewhere', is: 'admin', signsInElsewhere: true },
    comes: ({ owner }) => owner.token,
  },
  {
    who: 'an admin of a space',
    is: 'guest',
    async comes({ deployment, spaceId }) {
      const { email } = await addMember(deployment, 'Ines', 'admin', spaceId);
      return (await addSession(deployment, email)).token;
    },
  },
  { who: 'an admin who was made a viewer', is: 'viewer', comes: demoted },
  {
    who: 'a viewer whose token says that they are an admin',
    is: 'viewer',
    comes: async (scene) =>
      issueOwnToken(scene.deployment, (await sessionOf(scene, 'viewer')).subject, { role: 'admin' }),
  },
  { who: 'a member who was removed', is: 'removed', comes: (scene) => removed(scene, true) },
  {
    who: 'a member who was removed and signs in elsewhere',
    is: 'removed',
    comes: (scene) => removed(scene, false),
  },
  {
    ...{ who: 'a member who was removed, where anybody may view', is: 'removed', isOpen: true },
    comes: (scene) => removed(scene, false),
  },
  { who: 'somebody with a session who is no member', is: 'removed', comes: forgotten },
  {
    who: 'an admin who has signed out',
    is: 'ended',
    async comes(scene) {
      const { id, token } = await sessionOf(scene, 'admin');
      await endSession(scene, id);
      return token;
    },
  },
  {
    who: 'an admin whose session is over',
    is: 'ended',
    comes: async (scene) => (await sessionOf(scene, 'admin', Date.now() - 1)).token,
  },
  {
    who: 'an admin whose token has expired',
    is: 'refused',
    comes: async (scene) =>
      issueOwnToken(scene.deployment, (await sessionOf(scene, 'admin')).subject, { exp: inSeconds() - 1 }),
  },
  {
    who: 'somebody with a session of nobody',
    is: 'removed',
    comes: ({ deployment }) => issueOwnToken(deployment, 'nobody|nothing'),
  },
  {
    who: 'an admin who names the session of somebody else',
    is: 'ended',
    async comes(scene) {
      const { subject } = await sessionOf(scene, 'admin');
      const stranger = await addSession(scene.deployment, scene.other.email);
      return issueOwnToken(scene.deployment, `${subject.split('|')[0]}|${stranger.id}`);
    },
  },
  {
    who: "an admin whose session is another table's document",
    is: 'ended',
    async comes(scene) {
      const { subject } = await sessionOf(scene, 'admin');
      return issueOwnToken(scene.deployment, `${subject.split('|')[0]}|${scene.itemId}`);
    },
  },
  {
    who: 'somebody who has forged the token of an admin',
    is: 'refused',
    comes: async (scene) =>
      forgery({
        iss: scene.deployment.siteUrl,
        aud: 'convex',
        sub: (await sessionOf(scene, 'admin')).subject,
      }),
  },
  {
    who: 'somebody who has changed the token of a viewer into that of an admin',
    is: 'refused',
    comes({ owner, other }) {
      const [head, , signature] = other.token.split('.');
      return [head, owner.token.split('.')[1], signature].join('.');
    },
  },
  {
    who: 'somebody who has not signed the token of an admin',
    is: 'refused',
    comes: ({ owner }) => `${encode({ alg: 'none' })}.${owner.token.split('.')[1]}.`,
  },
  {
    who: 'somebody with the address of an admin from another issuer',
    is: 'refused',
    comes: ({ owner }) => issueToken(owner.email, { iss: 'https://evil.example.org' }),
  },
  {
    who: 'somebody whose token is meant for another application',
    is: 'refused',
    comes: ({ owner }) => issueToken(owner.email, { aud: 'another' }),
  },
  {
    who: 'somebody from elsewhere who names the session of an admin',
    is: 'removed',
    comes: async (scene) =>
      issueToken('stranger@example.org', { sub: (await sessionOf(scene, 'admin')).subject }),
  },
  {
    who: 'somebody with the address of an admin that nobody has verified',
    is: 'removed',
    comes: ({ owner }) => issueToken(owner.email, { email_verified: false }),
  },
  {
    who: 'somebody of whose address the issuer says nothing',
    is: 'removed',
    comes: ({ owner }) => issueToken(owner.email, { email_verified: undefined }),
  },
  {
    who: 'an admin whose invitation was over before they came',
    is: 'removed',
    comes: (scene) => invited(scene, accountLimits.invitation),
  },
  {
    ...{ who: 'an admin whose invitation is open, and who signs in elsewhere', is: 'admin' },
    signsInElsewhere: true,
    comes: (scene) => invited(scene, accountLimits.invitation - 60_000),
  },
  {
    who: 'somebody with an address that looks like that of an admin',
    is: 'removed',
    comes: ({ owner }) => issueToken(owner.email.replace('o', '\u043e')),
  },
  { who: 'somebody who is no member', is: 'removed', comes: () => issueToken('stranger@example.org') },
];
