import { useId, type ReactNode } from 'react';
import { setPreferences, usePreferences, type Preferences } from '../../lib/preferences.ts';
import { SingleKeysChoice } from './single-keys-choice.tsx';

const themes = { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<
  Preferences['theme'],
  string
>;
const densities = { compact: 'Compact', comfortable: 'Comfortable' } satisfies Record<
  Preferences['density'],
  string
>;

/** How the application looks, and which keys work: what the header's menu holds. */
export function Settings() {
  const { theme, density } = usePreferences();
  return (
    <>
      <Choice
        label="Theme"
        options={themes}
        value={theme}
        onChoose={(value) => setPreferences({ theme: value })}
      />
      <Choice
        label="Rows"
        options={densities}
        value={density}
        onChoose={(value) => setPreferences({ density: value })}
      />
      <SingleKeysChoice>Off, only those with Ctrl or ⌘ work.</SingleKeysChoice>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  options: Readonly<Record<Value, ReactNode>>;
  value: Value;
  onChoose: (value: Value) => void;
}

/** Radio buttons that look like one control. */
function Choice<Value extends string>({ label, options, value, onChoose }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-note font-medium text-ink-muted">{label}</legend>
      <div className="segmented">
        {(Object.keys(options) as Value[]).map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={option === value}
              onChange={() => onChoose(option)}
            />
            {options[option]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
