import { reportUncaught } from './report-uncaught.ts';

/** Calls an observer. What it throws is reported as an uncaught error would be, and harms nobody else. */
export function notify(call: () => void): void {
  try {
    call();
  } catch (thrown) {
    reportUncaught(thrown);
  }
}
