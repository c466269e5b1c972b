/** For what is waited for in real time: costs nothing where a test passes, and machines may be busy. */
export const patience = { timeout: 20_000 };
