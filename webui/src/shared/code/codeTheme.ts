import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The code editor in our tokens; being variables, they follow light and dark by themselves. */
const surface = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: 'var(--rp-surface)', color: 'var(--rp-text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '21px' },
  '.cm-content': { padding: '10px 0 60px', caretColor: 'var(--rp-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--rp-text)', borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--rp-surface)', color: 'var(--rp-muted)', border: 'none', paddingLeft: '6px' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--rp-accent) 6%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--rp-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--rp-accent) 26%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--rp-accent) 22%, transparent)',
    color: 'inherit',
  },
  '.cm-tooltip': {
    border: '1px solid var(--rp-line-strong)',
    borderRadius: '8px',
    backgroundColor: 'var(--rp-raised)',
    color: 'var(--rp-text)',
    boxShadow: '0 8px 24px rgb(0 0 0 / 16%)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mantine-font-family-monospace)', maxHeight: '260px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--rp-accent-soft)',
    color: 'var(--rp-accent-text)',
  },
  '.cm-completionDetail': { color: 'var(--rp-muted)', fontStyle: 'normal', marginLeft: '14px' },
  '.cm-tooltip.cm-completionInfo': { padding: '8px 12px', maxWidth: '340px', fontFamily: 'var(--mantine-font-family)', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic': { padding: '6px 12px', fontFamily: 'var(--mantine-font-family)' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--rp-failed)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--rp-failed) 1.2px',
    textUnderlineOffset: '4px',
  },
  '.cm-lintPoint-error::after': { borderBottomColor: 'var(--rp-failed)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--rp-code-key)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--rp-code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--rp-code-number)' },
  { tag: [tags.keyword, tags.typeName, tags.labelName], color: 'var(--rp-code-keyword)' },
  { tag: [tags.comment, tags.lineComment, tags.meta], color: 'var(--rp-code-comment)' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--rp-muted)' },
]);

export const codeTheme = [surface, syntaxHighlighting(colours)];
