import { createContext, use, type ComponentType, type ReactNode } from 'react';

/** What stands in the account menu where people have accounts; a build without accounts has nothing of it. */
export interface AccountSlot {
  /** Under the name of whoever is signed in. */
  readonly Entries: ComponentType;
}

const SlotContext = createContext<AccountSlot | undefined>(undefined);

export function AccountSlotProvider({
  slot,
  children,
}: {
  slot: AccountSlot | undefined;
  children: ReactNode;
}) {
  return <SlotContext value={slot}>{children}</SlotContext>;
}

export const useAccountSlot = (): AccountSlot | undefined => use(SlotContext);
