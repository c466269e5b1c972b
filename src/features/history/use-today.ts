import { useClockText } from '../../components/ui/use-clock-text.ts';
import { startOfDay } from './days.ts';

/** The first moment of this day, ms; another one after midnight. */
export const useToday = (): number => Number(useClockText((now) => String(startOfDay(now))));
