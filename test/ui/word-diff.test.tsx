import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ListDiff, WordDiff } from '../../src/components/ui/word-diff.tsx';

const shown = (container: HTMLElement, selector: string) =>
  [...container.querySelectorAll(selector)].map((element) => element.textContent);

describe('A diff', () => {
  it('marks what went and what came as such, and says so in words', () => {
    const { container } = render(<WordDiff before="a red boat" after="a blue boat" />);
    expect(shown(container, 'del')).toEqual([' (removed: red) ']);
    expect(shown(container, 'ins')).toEqual([' (added: blue) ']);
    expect(container).toHaveTextContent('a (removed: red) (added: blue) boat');
  });

  it('is told by lines, not by colour alone', () => {
    const { container } = render(<WordDiff before="red" after="blue" />);
    expect(container.querySelector('del')).toHaveClass('line-through');
    expect(container.querySelector('ins')).toHaveClass('underline');
  });

  it('gives blanks a sign, and a name', () => {
    const { container } = render(<WordDiff before="one two" after={'one\ntwo'} />);
    expect(container).toHaveTextContent('one (removed: ·blank) (added: ↵ line break) two');
  });

  it('leaves out what is the same, but for the words next to a change', () => {
    const before = `first ${'same words '.repeat(200)}last`;
    const { container } = render(<WordDiff before={before} after={before.replace('last', 'end')} />);
    expect(container.textContent.length).toBeLessThan(250);
    expect(container).toHaveTextContent(/^… \(the same\).*same words \(removed: last\) \(added: end\)$/);
  });

  it('shows a text in which nothing has changed whole', () => {
    const text = 'same words '.repeat(200);
    const { container } = render(<WordDiff before={text} after={text} />);
    expect(container.textContent).toBe(text);
  });

  it('of a list names whole entries', () => {
    const { container } = render(<ListDiff before={['red', 'blue boat']} after={['blue boat', 'green']} />);
    expect(container).toHaveTextContent('(removed: red) , blue boat, (added: green)');
  });
});
