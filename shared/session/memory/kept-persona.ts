const storageKey = 'estuary.actAs';

/** Which persona a tab acts as, kept over a reload. Where nothing can be kept it is forgotten with the page. */
export interface KeptPersona {
  read(): string | null;
  write(id: string): void;
}

/** Per tab: beside it another may act as somebody else. */
export const keptInTab: KeptPersona = {
  read() {
    try {
      return sessionStorage.getItem(storageKey);
    } catch {
      return null;
    }
  },
  write(id) {
    try {
      sessionStorage.setItem(storageKey, id);
    } catch {
      // Blocked storage.
    }
  },
};
