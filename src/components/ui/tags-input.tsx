import { useRef, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react';
import { controlClasses, type FieldControl } from './field.tsx';
import { CloseIcon } from './icons.tsx';

interface TagsInputProps extends FieldControl {
  tags: readonly string[];
  /** What is being typed. */
  draft: string;
  onDraftChange: (draft: string) => void;
  /** A text with one tag or several; who owns the list splits it. */
  onAdd: (text: string) => void;
  onRemove: (index: number) => void;
  onBlur: () => void;
  /** Indexes of tags with an error. */
  invalid?: readonly number[];
  inputRef?: Ref<HTMLInputElement>;
}

/**
 * Tags as chips before a text input. Enter and comma add what was typed, Backspace in the empty
 * input removes the last tag, a pasted list is split.
 */
export function TagsInput(props: TagsInputProps) {
  const { tags, draft, onDraftChange, onAdd, onRemove, onBlur, invalid = [], inputRef, ...control } = props;
  const box = useRef<HTMLDivElement>(null);

  function handleKeyDown(event: KeyboardEvent) {
    // A composition (of Japanese, say) ends with Enter as well.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      onAdd(draft);
    } else if (event.key === 'Backspace' && draft === '' && tags.length > 0) {
      event.preventDefault();
      onRemove(tags.length - 1);
    }
  }

  function handlePaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text');
    if (!/[|,\r\n]/.test(text)) return;
    event.preventDefault();
    onAdd(`${draft}${text}`);
  }

  function handleRemove(index: number) {
    // The button is gone after this: the focus must have a place before.
    box.current?.querySelector('input')?.focus();
    onRemove(index);
  }

  return (
    <div
      ref={box}
      className={`${controlClasses} flex flex-wrap gap-1 px-1.5 py-1 has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent data-invalid:border-danger`}
      data-invalid={control['aria-invalid']}
    >
      {tags.length > 0 && (
        <ul className="contents">
          {tags.map((tag, index) => (
            <Chip
              key={tag}
              tag={tag}
              isInvalid={invalid.includes(index)}
              onRemove={() => handleRemove(index)}
            />
          ))}
        </ul>
      )}
      <input
        {...control}
        ref={inputRef}
        type="text"
        autoComplete="off"
        className="h-6 min-w-24 flex-1 rounded-sm bg-transparent px-1 outline-none"
        value={draft}
        onChange={(event) => onDraftChange(event.target.value)}
        onKeyDown={handleKeyDown}
        onPaste={handlePaste}
        onBlur={onBlur}
      />
    </div>
  );
}

interface ChipProps {
  tag: string;
  isInvalid: boolean;
  onRemove: () => void;
}

function Chip({ tag, isInvalid, onRemove }: ChipProps) {
  return (
    <li
      className={`inline-flex max-w-full items-center rounded-sm border pl-2 ${isInvalid ? 'border-danger bg-danger-soft' : 'border-line bg-sunken'}`}
    >
      <span className="min-w-0 truncate" title={tag}>
        {tag}
      </span>
      {isInvalid && <span className="sr-only">, not valid</span>}
      <button
        type="button"
        aria-label={`Remove tag ${tag}`}
        className="grid size-6 shrink-0 cursor-pointer place-items-center rounded-sm text-ink-muted hover:text-ink"
        onClick={onRemove}
      >
        <CloseIcon width="0.75rem" height="0.75rem" />
      </button>
    </li>
  );
}
