import type { Actor } from '../database/changes.ts';
import type { Database, DatabaseResult, Observer, Unsubscribe } from '../database/database.ts';
import type { Role } from './roles.ts';

/** Types only: who is at this browser, what they may do, and how that changes. The UI knows no more of identity. */

export interface Session {
  /** As it is now; another object after each change. */
  readonly state: SessionState;
  /** Calls the observer after each change of the state, never within this call. */
  watch(observer: (state: SessionState) => void): Unsubscribe;
  /** The database as whoever is here has it. Where another person means another database, it changes with the state. */
  readonly database: Database;
  /** Signing in and out, where people have accounts. */
  readonly accounts?: Accounts;
  /** Being one person or another for the asking, where nobody has an account. */
  readonly personas?: Personas;
  /** Closes the database too. */
  close(): Promise<void>;
}

export type SessionState =
  /** Not known yet: nothing has been heard from the server. */
  | { readonly status: 'opening' }
  /** `mayView`: whoever has not signed in may read all the same. */
  | { readonly status: 'signedOut'; readonly mayView: boolean; readonly why?: SignedOutReason }
  | { readonly status: 'signedIn'; readonly person: Person };

/** Why somebody who was signed in is not: their time was over, they signed out elsewhere, or an admin removed them. */
export type SignedOutReason = 'ended' | 'removed';

export interface Person {
  /** As changes record them. */
  readonly actor: Actor;
  readonly email?: string;
  readonly role: Role;
}

export interface Personas {
  readonly all: readonly Persona[];
  /** The id of the one that is acted as. */
  readonly current: string;
  /** Acts as another, in this tab, until another is chosen. */
  choose(id: string): Promise<void>;
}

export interface Persona {
  readonly id: string;
  readonly label: string;
}

/** Refusals are results; ValidationError paths name the field: ['email'], ['password'], ['name'], ['invitation']. */
export interface Accounts {
  /** Forbidden, in the same words, for an unknown address and a wrong password. */
  signIn(credentials: Credentials): Promise<DatabaseResult<void>>;
  /** With an invitation only, which can be used once. */
  signUp(request: SignUpRequest): Promise<DatabaseResult<void>>;
  /** Everywhere: in all browsers of this person, at once. */
  signOut(where: 'here' | 'everywhere'): Promise<DatabaseResult<void>>;
  /** Another place to sign in at (OpenID Connect), where one is configured. */
  readonly provider?: Provider;
  readonly members: Members;
}

export interface Provider {
  /** What people call it. */
  readonly label: string;
  /** Goes there. */
  leaveFor(returnTo: string): Promise<DatabaseResult<void>>;
  /** `address` is where one has come back to. Forbidden for whoever did not sign in there, or may not come in. */
  comeBack(address: string): Promise<Return>;
}

/** What has become of signing in at another place. */
export interface Return {
  /** Where one wanted to go. */
  readonly returnTo: string;
  readonly result: DatabaseResult<void>;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface SignUpRequest extends Credentials {
  readonly name: string;
  /** The code out of the link that the admin passed on. */
  readonly invitation: string;
}

/** Who may come in. For admins: Forbidden for everybody else. */
export interface Members {
  /** Those whose email begins so; '' for all of them. ValidationError for more than an email can begin with. */
  watch(startsWith: string, observer: Observer<MemberList>): Unsubscribe;
  /** A new member, or a new code for one who has not come in yet. ValidationError for a member who has. */
  invite(request: { readonly email: string; readonly role: Role }): Promise<DatabaseResult<Invitation>>;
  /** Forbidden for the last admin. */
  changeRole(id: string, role: Role): Promise<DatabaseResult<void>>;
  /** Takes effect at once, in open tabs too. Forbidden for the last admin. */
  remove(id: string): Promise<DatabaseResult<void>>;
}

/** The first of those who were asked for, by email. */
export interface MemberList {
  readonly members: readonly Member[];
  /** There are more than these. */
  readonly hasMore: boolean;
  /** The id of the one admin who has come in, listed or not, where there is no other. */
  readonly lastAdmin?: string;
}

export interface Member {
  readonly id: string;
  readonly email: string;
  /** Absent until the invitation has been accepted. */
  readonly name?: string;
  readonly role: Role;
  /** Absent for whoever was let in from the command line. */
  readonly invitedBy?: Actor;
  /** In ms since the epoch, as the other times. */
  readonly invitedAt: number;
  readonly joinedAt?: number;
  readonly lastSeenAt?: number;
}

export interface Invitation {
  readonly email: string;
  /** Shown once: only a digest of it is stored. */
  readonly code: string;
  readonly expiresAt: number;
}
