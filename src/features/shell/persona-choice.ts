/**
 * Another person means another application from the ground up, and the menu in which that person was chosen is
 * gone with the one before. The new one opens in its place, so that the next can be chosen by the next key.
 */
let isChosen = false;

export const noteChoice = (): void => {
  isChosen = true;
};

export const forgetChoice = (): void => {
  isChosen = false;
};

/** Whether the application begins with a choice. */
export const isByChoice = (): boolean => isChosen;
