import { removePeople } from './people.ts';

/** For vitest: what is done when all smoke tests are over. */
export const teardown = removePeople;
