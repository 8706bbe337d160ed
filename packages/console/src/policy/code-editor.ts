/**
 * CodeMirror for a clause file: YAML with the rule language in it, completion from names that the policy uses, and problems
 * from the server beside their line. It lives in a shadow root, where its styles need no leave from the page's policy.
 */
import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, linter } from '@codemirror/lint'
import { EditorSelection, EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { changeBetween } from './change-between.ts'
import type { FileProblem } from './read-problems.ts'

export type Completable = { readonly label: string; readonly detail: string }

export type CodeEditor = { readonly replace: (text: string) => void; readonly close: () => void }

export type EditorParts = {
  readonly text: string
  readonly label: string
  /** What is completed: signals with what they tell, windows, fields that conditions use. */
  readonly names: readonly Completable[]
  readonly onChange: (text: string) => void
  /** Problems of the text, asked for shortly after the last key. */
  readonly check: (text: string) => Promise<readonly FileProblem[]>
}

const THEME = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink-1)', backgroundColor: 'var(--paper-0)', fontSize: '13px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', fontVariantLigatures: 'none' },
  '.cm-gutters': { backgroundColor: 'var(--paper-1)', color: 'var(--ink-3)', border: 'none' },
  '.cm-activeLineGutter, .cm-activeLine': { backgroundColor: 'var(--paper-2)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink-1)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'var(--celadon-soft) !important',
  },
  '.cm-tooltip': { backgroundColor: 'var(--paper-0)', color: 'var(--ink-1)', border: '1px solid var(--rule-strong)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--celadon-soft)', color: 'var(--ink-1)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--clay)' },
  // What CodeMirror draws them with is an image within the style, which the page's policy keeps out: nothing was seen of a mistake.
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--clay)' },
  '.cm-lint-marker-error': { content: 'normal', backgroundColor: 'var(--clay)', borderRadius: '50%' },
})
const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--celadon)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--sev-3)' },
  { tag: [tags.number, tags.bool], color: 'var(--ochre)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
])
const PAUSE_MS = 700

function complete(names: readonly Completable[]): (context: CompletionContext) => CompletionResult | null {
  const options = names.map(({ label, detail }) => ({ label, detail, type: 'variable' }))
  return (context) => {
    const word = context.matchBefore(/[\w.-]+/)
    if (word === null && !context.explicit) return null
    return { from: word?.from ?? context.pos, options, validFor: /^[\w.-]*$/ }
  }
}

function diagnosticsOf(view: EditorView, problems: readonly FileProblem[]): readonly Diagnostic[] {
  return problems.map(({ line, column, message, hint }) => {
    const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
    const from = Math.min(at.to, at.from + Math.max(0, column - 1))
    return {
      from,
      to: Math.max(from, at.to),
      severity: 'error',
      message: typeof hint !== 'string' ? message : `${message} ${hint}`,
    }
  })
}

/** Puts an editor into `host`. `replace` changes its text as one step that can be undone, and shows what is new; `close` takes it out again. */
export function openCodeEditor(host: HTMLElement, { text, label, names, onChange, check }: EditorParts): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        keymap.of([...standardKeymap, ...historyKeymap, ...lintKeymap]),
        yaml(),
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [complete(names)] }),
        lintGutter(),
        linter(async (shown) => diagnosticsOf(shown, await check(shown.state.doc.toString())), { delay: PAUSE_MS }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
        THEME,
      ],
    }),
  })
  view.scrollDOM.tabIndex = 0 // a region that scrolls is reached by key
  return {
    replace: (next) => {
      const change = changeBetween(view.state.doc.toString(), next)
      const changed = EditorSelection.range(change.from, change.from + change.insert.length)
      view.dispatch({ changes: change, effects: EditorView.scrollIntoView(changed) })
    },
    close: () => view.destroy(),
  }
}
