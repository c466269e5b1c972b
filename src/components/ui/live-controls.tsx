import type { ComponentProps } from 'react';
import { Button } from './button.tsx';
import { ArrowUpIcon, PauseIcon, PlayIcon } from './icons.tsx';

interface PauseButtonProps {
  isPaused: boolean;
  onToggle: () => void;
}

const pauseButtonId = 'pause';

/** Where the focus goes from what stood on the screen for the pause. */
export const focusPauseButton = () => document.getElementById(pauseButtonId)?.focus();

/** Whatever moves by itself can be stopped (WCAG 2.2.2). */
export function PauseButton({ isPaused, onToggle }: PauseButtonProps) {
  const label = isPaused ? 'Resume live updates' : 'Pause live updates';
  return (
    <Button
      id={pauseButtonId}
      variant="quiet"
      isIcon={!isPaused}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      {isPaused ? <PlayIcon /> : <PauseIcon />}
      {isPaused && 'Paused'}
    </Button>
  );
}

interface WaitingButtonProps extends Omit<ComponentProps<'button'>, 'onClick'> {
  onShow: () => void;
}

/** Changes that would move rows wait here until they are asked for. Floats, so that it moves no row either; leads to the top, as its arrow says. */
export function WaitingButton({ children, onShow, ...props }: WaitingButtonProps) {
  const show = () => {
    onShow();
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="waiting-slot">
      <button
        type="button"
        className="pointer-events-auto inline-flex h-7 cursor-pointer items-center gap-1 rounded-full bg-accent pr-3 pl-2 font-medium text-on-accent shadow-float transition-colors duration-150 hover:bg-accent-strong"
        {...props}
        onClick={show}
      >
        <ArrowUpIcon />
        {children}
      </button>
    </div>
  );
}
