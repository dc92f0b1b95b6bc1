import { EditorView } from '@codemirror/view';
import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { CodeEditor } from './CodeEditor';

function open(text: string) {
  const onChange = vi.fn<(text: string) => void>();
  render(<CodeEditor value={text} onChange={onChange} language="yaml" label="Definition" />);
  const content = screen.getByRole('textbox', { name: 'Definition' });
  const view = EditorView.findFromDOM(content)!;
  return {
    onChange,
    select: (anchor: number, head: number) => view.dispatch({ selection: { anchor, head } }),
    /** Whether the browser may still change the page itself. */
    type: (data: string, inputType = 'insertText') =>
      content.dispatchEvent(new InputEvent('beforeinput', { inputType, data, bubbles: true, cancelable: true })),
    cursor: () => view.state.selection.main.head,
  };
}

test('what is typed replaces the selected lines, and the cursor stands behind it', () => {
  const editor = open('one: 1\ntwo: 2\nthree: 3');
  editor.select(18, 2);
  expect(editor.type('x')).toBe(false);
  expect(editor.onChange).toHaveBeenLastCalledWith('onxe: 3');
  expect(editor.cursor()).toBe(3);
});

test('a bracket goes around the selected text', () => {
  const editor = open('a: 1, b: 2');
  editor.select(0, 10);
  expect(editor.type('{')).toBe(false);
  expect(editor.onChange).toHaveBeenLastCalledWith('{a: 1, b: 2}');
});

test('where nothing is selected, or something else than typing goes on, the browser has its way', () => {
  const editor = open('one: 1');
  editor.select(3, 3);
  expect(editor.type('x')).toBe(true);
  editor.select(0, 3);
  expect(editor.type('x', 'insertCompositionText')).toBe(true);
  expect(editor.onChange).not.toHaveBeenCalled();
});
