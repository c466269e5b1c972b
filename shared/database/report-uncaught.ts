/** Reports what an observer has thrown as an error that nobody caught. Node has no reportError. */
export function reportUncaught(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else console.error(error);
}
