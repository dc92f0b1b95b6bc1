import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionSource } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef } from 'react';
import { styleNonce } from '../styleNonce';
import { codeTheme } from './codeTheme';
import { typeOver } from './typeOver';

/** What a page may ask of the editor besides its text. */
export interface CodeHandle {
  /** Moves the cursor there and shows it. */
  goTo: (offset: number) => void;
  /** Puts text in and selects nothing. */
  insert: (offset: number, text: string) => void;
}

interface Edited {
  value: string;
  onChange: (value: string) => void;
  language: 'yaml' | 'json';
  label: string;
  diagnostics?: Diagnostic[];
  complete?: CompletionSource;
  onCursor?: (offset: number) => void;
  onReady?: (handle: CodeHandle) => void;
}

const NO_DIAGNOSTICS: Diagnostic[] = [];

/** Text with colours, completion and problems in place. Escape, then Tab leaves it by keyboard. */
export function CodeEditor({ value, onChange, language, label, diagnostics = NO_DIAGNOSTICS, complete, onCursor, onReady }: Edited) {
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<EditorView | null>(null);
  const initial = useEffectEvent(() => value);
  const changed = useEffectEvent((text: string) => onChange(text));
  const moved = useEffectEvent((offset: number) => onCursor?.(offset));
  const ready = useEffectEvent((handle: CodeHandle) => onReady?.(handle));
  const completed = useEffectEvent<CompletionSource>((context) => complete?.(context) ?? null);

  useEffect(() => {
    const view = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: initial(),
        extensions: [
          lineNumbers(),
          highlightActiveLineGutter(),
          highlightActiveLine(),
          lintGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of('  '),
          bracketMatching(),
          closeBrackets(),
          typeOver,
          autocompletion({ override: [(context) => completed(context)], icons: false }),
          language === 'yaml' ? yaml() : json(),
          codeTheme,
          EditorView.cspNonce.of(styleNonce),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          keymap.of([
            { key: 'Mod-Enter', run: () => true }, // runs the workflow, on the page's own keys
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...defaultKeymap,
            ...historyKeymap,
            indentWithTab,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString());
            if (update.selectionSet || update.docChanged) moved(update.state.selection.main.head);
          }),
        ],
      }),
    });
    shown.current = view;
    ready(handleOf(view));
    return () => {
      shown.current = null;
      view.destroy();
    };
  }, [language, label]);

  useEffect(() => {
    const view = shown.current;
    if (!view || view.state.doc.toString() === value) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const view = shown.current;
    if (view) view.dispatch(setDiagnostics(view.state, within(diagnostics, view.state.doc.length)));
  }, [diagnostics]);

  return <div ref={host} style={{ height: '100%', minHeight: 0, overflow: 'hidden' }} />;
}

/** Problems are found a moment after the text they speak of; by now it may be shorter. */
function within(diagnostics: Diagnostic[], length: number): Diagnostic[] {
  return diagnostics.map((each) => ({ ...each, from: Math.min(each.from, length), to: Math.min(each.to, length) }));
}

function handleOf(view: EditorView): CodeHandle {
  return {
    goTo: (offset) => {
      const at = Math.min(offset, view.state.doc.length);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    insert: (offset, text) => {
      const at = Math.min(offset, view.state.doc.length);
      const end = at + text.length;
      view.dispatch({ changes: { from: at, insert: text }, selection: { anchor: end } });
      view.dispatch({ effects: EditorView.scrollIntoView(end, { y: 'center' }) });
      view.focus();
    },
  };
}
