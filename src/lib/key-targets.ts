/** What keys mean where they are pressed. */

const notTypedInto = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'];

/** Where keys are text: the field has them before any command. */
export function isTypedInto(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !notTypedInto.includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('textarea') !== null);
}

/** Behind an open dialog nothing is to change, wherever in it the focus is. A toast is a dialog that is not modal. */
export function isModalOpen(): boolean {
  return (
    document.querySelector(':is([role="dialog"], [role="alertdialog"]):not([aria-modal="false"])') !== null
  );
}
