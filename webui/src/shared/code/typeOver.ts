import { EditorView } from '@codemirror/view';

/**
 * Replaces the selected text by what is typed over it. The editor leaves that to the browser and reads the outcome, but
 * where the selection spans lines, Chromium joins them with style attributes, which the page's policy refuses aloud.
 */
export const typeOver = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data }, view) => {
    const { from, to, empty } = view.state.selection.main;
    if (inputType !== 'insertText' || !data || empty || view.composing) return false;
    const replace = () => view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    const handled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, replace)); // brackets go around it
    if (!handled) view.dispatch(replace());
    return true;
  },
});
